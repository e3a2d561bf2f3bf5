package org.reperio.worker.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.database.Sql;
import org.reperio.record.ImportedRecord;
import org.reperio.record.RecordImport;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexCompletion;
import org.reperio.search.IndexId;
import org.reperio.search.IndexLag;
import org.reperio.search.IndexRebuild;
import org.reperio.search.RecordIndex;
import org.reperio.search.SearchEngine;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class IndexLagTest {

  private static final IndexId RECORDS = IndexId.records("rdm");

  @Inject IndexLag lag;
  @Inject IndexCompletion completion;
  @Inject IndexRebuild rebuild;
  @Inject RecordIndex index;
  @Inject SearchEngine engine;
  @Inject BulkIndexer indexer;
  @Inject RecordImport imports;
  @Inject ObjectMapper json;
  @Inject Sql sql;

  @Test
  void aChangeThatTheIndexLacksForTooLongIsSeen() throws Exception {
    rebuild.rebuild(RECORDS, done -> {});
    assertThat(lag.of(RECORDS).behind()).isZero();
    UUID id = publish();
    // Two minutes ago, and no event says so: as if the worker had stopped.
    sql.update("delete from outbox where payload ->> 'recordId' = ?", id.toString());
    sql.update(
        """
        update record set updated = now() - interval '2 minutes', revision_id = revision_id + 1000
        where id = ?""",
        id);
    IndexLag.Lag found = lag.of(RECORDS);
    assertThat(found.behind()).isEqualTo(1);
    assertThat(found.age()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
    indexer.index(Set.of(id));
    assertThat(lag.of(RECORDS).behind()).isZero();
  }

  @Test
  void whatLostEventsHaveLeftIsCompleted() throws Exception {
    rebuild.rebuild(RECORDS, done -> {});
    UUID id = publish();
    indexer.index(Set.of(id));
    completion.complete(RECORDS);
    assertThat(completion.complete(RECORDS)).isZero();
    sql.update("update record set revision_id = revision_id + 1000 where id = ?", id);
    UUID gone = UUID.randomUUID();
    engine.call(
        "PUT",
        "/%s-write/_doc/%s?refresh=true".formatted(index.alias(RECORDS), gone),
        json.readTree("{\"id\": \"gone1-gone1\"}"));
    assertThat(completion.complete(RECORDS)).isEqualTo(2);
    assertThat(engine.exists("/%s/_doc/%s".formatted(index.alias(RECORDS), gone))).isFalse();
    assertThat(engine.exists("/%s/_doc/%s".formatted(index.alias(RECORDS), id))).isTrue();
    index.targets(RECORDS).forEach(index::count);
    assertThat(completion.complete(RECORDS)).isZero();
  }

  private UUID publish() throws Exception {
    String source = UUID.randomUUID().toString();
    ObjectNode document =
        (ObjectNode)
            json.readTree(
                """
                {"files": {"enabled": false},
                 "metadata": {"title": "A change", "publication_date": "2024",
                   "publisher": "Reperio", "resource_type": {"id": "software"},
                   "creators": [
                     {"person_or_org": {"type": "organizational", "name": "Reperio"}}]}}""");
    imports.publish(
        Identity.ofSystem(), "rdm", "lag", List.of(new ImportedRecord(source, document)));
    return sql.first(
            "select record_id from import_source where source_id = ?",
            row -> row.getObject(1, UUID.class),
            source)
        .orElseThrow();
  }
}
