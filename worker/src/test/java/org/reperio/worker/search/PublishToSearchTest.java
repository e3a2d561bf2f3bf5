package org.reperio.worker.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.community.Communities;
import org.reperio.database.Sql;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.record.DraftCreation;
import org.reperio.record.Drafts;
import org.reperio.record.ImportedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.Publishing;
import org.reperio.record.RecordImport;
import org.reperio.record.Records;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchScope;
import org.reperio.search.SearchService;
import org.reperio.test.TestServices;
import org.reperio.worker.messaging.OutboxRelay;

/** From a commit through the outbox, a real AMQP broker and the indexer to the search engine. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PublishToSearchTest {

  private static boolean started;

  @Inject Records records;
  @Inject DraftCreation deposits;
  @Inject Drafts drafts;
  @Inject Publishing publishing;
  @Inject RecordImport imports;
  @Inject Communities communities;
  @Inject Accounts accounts;
  @Inject SearchService search;
  @Inject OutboxRelay relay;
  @Inject RecordIndexer indexer;
  @Inject Outbox outbox;
  @Inject ObjectMapper json;
  @Inject Sql sql;

  @BeforeEach
  void startOnce() {
    if (!started) {
      indexer.start();
      relay.start();
      started = true;
    }
  }

  private ObjectNode document(String title) throws Exception {
    return (ObjectNode)
        json.readTree(
            """
            {"files": {"enabled": false},
             "metadata": {"title": "%s", "publication_date": "2024", "publisher": "Reperio",
               "resource_type": {"id": "software"},
               "creators": [{"person_or_org": {"type": "organizational", "name": "Reperio"}}]}}\
            """
                .formatted(title));
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private long found(String word) {
    return search.search(Identity.anonymous(), SearchQuery.of(word)).total();
  }

  private void awaitFound(String word, long expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(found(word)).isEqualTo(expected));
  }

  @Test
  void aPublishedRecordBecomesSearchableByItself() throws Exception {
    var account =
        accounts.create(Identity.ofSystem(), UUID.randomUUID() + "@example.org", "Somebody");
    String word = word();
    var draft = deposits.create(account.identity(), "rdm", document(word));
    publishing.publish(account.identity(), draft.pid());
    awaitFound(word, 1);
    await().atMost(Duration.ofSeconds(30)).until(() -> outbox.size() == 0);
  }

  @Test
  void aDraftIsInTheListOfUploadsRightAfterItIsSaved() throws Exception {
    var who =
        accounts
            .create(Identity.ofSystem(), UUID.randomUUID() + "@example.org", "Somebody")
            .identity();
    for (int i = 0; i < 5; i++) {
      String word = word();
      Instant start = Instant.now();
      String pid = deposits.create(who, "rdm", document(word)).pid();
      awaitUploads(who, word, 1);
      Log.infof("a draft was listed %d ms after it was saved", since(start));
      start = Instant.now();
      drafts.discard(who, pid, OptionalInt.empty());
      awaitUploads(who, word, 0);
      Log.infof("a draft was listed no more %d ms after it was discarded", since(start));
    }
  }

  private static long since(Instant start) {
    return Duration.between(start, Instant.now()).toMillis();
  }

  private void awaitUploads(Identity who, String word, int expected) {
    var query =
        new SearchQuery(
            "rdm",
            new SearchScope.Uploads(Optional.empty()),
            word,
            "",
            new SearchQuery.Paging(1, 10, ""),
            Map.of(),
            false);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(search.search(who, query).total()).isEqualTo(expected));
  }

  @Test
  void anImportOfManyBecomesSearchable() throws Exception {
    String word = word();
    var batch = new java.util.ArrayList<ImportedRecord>();
    for (int i = 0; i < 300; i++) {
      batch.add(new ImportedRecord(word + i, document(word)));
    }
    List<Outcome> outcomes = imports.publish(Identity.ofSystem(), "rdm", "test", batch);
    assertThat(outcomes).allMatch(outcome -> outcome.kind() == Outcome.Kind.CREATED);
    awaitFound(word, 300);
    assertThat(imports.publish(Identity.ofSystem(), "rdm", "test", batch))
        .allMatch(outcome -> outcome.kind() == Outcome.Kind.UNCHANGED);
  }

  @Test
  void anImportRefusesWhatIsWrongAndKeepsTheRest() throws Exception {
    String word = word();
    ObjectNode broken = document(word);
    ((ObjectNode) broken.get("metadata")).remove("title");
    ObjectNode first = document(word);
    first
        .putObject("pids")
        .putObject("doi")
        .put("identifier", "10.5072/" + word)
        .put("provider", "external");
    ObjectNode second = first.deepCopy();
    List<Outcome> outcomes =
        imports.publish(
            Identity.ofSystem(),
            "rdm",
            "test",
            List.of(
                new ImportedRecord(word + "a", broken),
                new ImportedRecord(word + "b", first),
                new ImportedRecord(word + "c", second)));
    assertThat(outcomes)
        .extracting(Outcome::kind)
        .containsExactly(Outcome.Kind.REJECTED, Outcome.Kind.CREATED, Outcome.Kind.REJECTED);
    assertThat(outcomes.get(0).errors()).anyMatch(e -> e.field().equals("metadata.title"));
    assertThat(outcomes.get(2).errors()).anyMatch(e -> e.field().equals("pids.doi"));
    awaitFound(word, 1);
  }

  @Test
  void aChangedImportBecomesANewRevision() throws Exception {
    String source = word();
    String before = word();
    String after = word();
    imports.publish(
        Identity.ofSystem(), "rdm", "test", List.of(new ImportedRecord(source, document(before))));
    awaitFound(before, 1);
    var outcome =
        imports.publish(
            Identity.ofSystem(),
            "rdm",
            "test",
            List.of(new ImportedRecord(source, document(after))));
    assertThat(outcome.get(0).kind()).isEqualTo(Outcome.Kind.UPDATED);
    awaitFound(after, 1);
    awaitFound(before, 0);
  }

  @Test
  void versionsFilesAndCommunitiesComeInWithAnImport() throws Exception {
    String word = word();
    communities.save(
        Identity.ofSystem(), word, json.createObjectNode().put("title", "A community"));
    var file =
        new ImportedRecord.ImportedFile(
            "data.csv", "text/csv", () -> new ByteArrayInputStream("a,b".getBytes(UTF_8)));
    var first =
        new ImportedRecord(
            word + "1", withFiles(word), List.of(file), List.of(word), Optional.empty());
    var second =
        new ImportedRecord(
            word + "2", withFiles(word), List.of(file), List.of(word), Optional.of(word + "1"));
    List<Outcome> outcomes =
        imports.publish(Identity.ofSystem(), "rdm", "test", List.of(first, second));
    assertThat(outcomes).allMatch(outcome -> outcome.kind() == Outcome.Kind.CREATED);
    ObjectNode latest = records.readLatest(Identity.anonymous(), outcomes.get(0).recid());
    assertThat(latest.get("id").asText()).isEqualTo(outcomes.get(1).recid());
    assertThat(latest.at("/versions/index").asInt()).isEqualTo(2);
    assertThat(latest.at("/files/entries/data.csv/size").asInt()).isEqualTo(3);
    assertThat(latest.at("/parent/communities/entries/0/slug").asText()).isEqualTo(word);
    awaitFound(word, 1);
  }

  private ObjectNode withFiles(String title) throws Exception {
    ObjectNode document = document(title);
    document.putObject("files").put("enabled", true);
    return document;
  }

  @Test
  void anEventThatComesTwiceDoesNoHarm() throws Exception {
    String word = word();
    imports.publish(
        Identity.ofSystem(), "rdm", "test", List.of(new ImportedRecord(word, document(word))));
    awaitFound(word, 1);
    UUID id =
        sql.first(
                "select record_id from import_source where source_id = ?",
                row -> row.getObject(1, UUID.class),
                word)
            .orElseThrow();
    var repeated = new RecordEvent(RecordEvent.Kind.PUBLISHED, id);
    IntStream.range(0, 20)
        .forEach(
            i ->
                io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                    .run(() -> outbox.add(Set.of(repeated))));
    await().atMost(Duration.ofSeconds(30)).until(() -> outbox.size() == 0);
    awaitFound(word, 1);
  }
}
