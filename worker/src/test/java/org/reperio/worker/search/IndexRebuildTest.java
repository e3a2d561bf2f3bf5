package org.reperio.worker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.job.RunCancelled;
import org.reperio.record.ImportedRecord;
import org.reperio.record.RecordImport;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;
import org.reperio.search.RecordIndex;
import org.reperio.search.SearchEngine;
import org.reperio.search.SearchUnavailable;
import org.reperio.test.TestServices;

/** Whatever stops a rebuild, the old index goes on serving and nothing of the new one stays. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class IndexRebuildTest {

  private static final IndexId RECORDS = IndexId.records("rdm");
  private static final int MOST_CALLS = 40;

  @Inject IndexRebuild rebuild;
  @Inject RecordIndex index;
  @Inject RecordImport imports;
  @Inject RestClient client;
  @Inject ObjectMapper json;
  private FailingEngine engine;

  /** The engine, which does not answer one call. */
  private static final class FailingEngine extends SearchEngine {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    FailingEngine(RestClient client, ObjectMapper json) {
      super(client, json);
    }

    void failAt(int call) {
      left.set(call);
    }

    /** Whether the call has come. */
    boolean hasFailed() {
      return left.get() <= 0;
    }

    private void count(String call) {
      if (left.decrementAndGet() == 0) {
        throw new SearchUnavailable(new IOException("no answer to " + call));
      }
    }

    @Override
    public JsonNode call(String method, String path, JsonNode body) {
      count(method + " " + path);
      return super.call(method, path, body);
    }

    @Override
    public boolean exists(String path) {
      count("HEAD " + path);
      return super.exists(path);
    }

    @Override
    public JsonNode bulk(byte[] lines) {
      count("bulk");
      return super.bulk(lines);
    }
  }

  @BeforeEach
  void fill() throws Exception {
    engine = new FailingEngine(client, json);
    QuarkusMock.installMockForType(engine, SearchEngine.class);
    index.init(RECORDS);
    String source = UUID.randomUUID().toString();
    ObjectNode document =
        (ObjectNode)
            json.readTree(
                """
                {"files": {"enabled": false},
                 "metadata": {"title": "A rebuild", "publication_date": "2024",
                   "publisher": "Reperio", "resource_type": {"id": "software"},
                   "creators": [
                     {"person_or_org": {"type": "organizational", "name": "Reperio"}}]}}""");
    imports.publish(
        Identity.ofSystem(),
        "rdm",
        "rebuild",
        IntStream.range(0, 3)
            .mapToObj(i -> new ImportedRecord(source + i, document.deepCopy()))
            .toList());
    rebuild.rebuild(RECORDS, done -> {});
  }

  private void assertOneIndexServes() {
    List<RecordIndex.Status> left = index.status(RECORDS);
    assertThat(left).hasSize(1);
    assertThat(left.get(0).searched()).isTrue();
    assertThat(left.get(0).written()).isTrue();
    assertThat(index.count(left.get(0).name())).isEqualTo(rebuild.count(RECORDS));
  }

  @Test
  @Tag("slow")
  void nothingStaysWhicheverCallToTheEngineFails() throws Exception {
    int call = 1;
    boolean failed = true;
    while (failed && call < MOST_CALLS) {
      engine.failAt(call);
      try {
        rebuild.rebuild(RECORDS, done -> {});
      } catch (SearchUnavailable e) {
        assertThat(engine.hasFailed()).isTrue();
      }
      failed = engine.hasFailed();
      engine.failAt(Integer.MAX_VALUE);
      assertOneIndexServes();
      call++;
    }
    // The rebuild makes a dozen calls at least; the last round met no failure.
    assertThat(call).isBetween(12, MOST_CALLS - 1);
  }

  @Test
  void nothingStaysOfARebuildThatIsCancelled() {
    assertThatThrownBy(
            () ->
                rebuild.rebuild(
                    RECORDS,
                    done -> {
                      throw new RunCancelled();
                    }))
        .isInstanceOf(RunCancelled.class);
    assertOneIndexServes();
  }

  @Test
  void nothingStaysOfARebuildThatIsInterrupted() {
    Thread rebuilding = Thread.currentThread();
    // The engine's client makes a failure of its own of an interruption.
    assertThatThrownBy(() -> rebuild.rebuild(RECORDS, done -> rebuilding.interrupt()))
        .isInstanceOf(Exception.class);
    Thread.interrupted();
    assertOneIndexServes();
  }

  @Test
  void theNextRebuildDeletesWhatAKilledOneHasLeft() throws Exception {
    engine.call("PUT", "/" + index.alias(RECORDS) + "-dead-left");
    index.startWriting(RECORDS, index.alias(RECORDS) + "-dead-left");
    assertThat(index.status(RECORDS)).hasSize(2);
    rebuild.rebuild(RECORDS, done -> {});
    assertOneIndexServes();
  }
}
