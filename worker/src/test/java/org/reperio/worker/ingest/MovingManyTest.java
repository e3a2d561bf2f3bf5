package org.reperio.worker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.record.RecordFiles;
import org.reperio.record.Records;
import org.reperio.test.InvenioExport;
import org.reperio.test.SharedData;
import org.reperio.test.TestServices;

/**
 * A repository with real metadata moves in: {@code -Dreperio.test.moving-records=N} records, each
 * compared with the export, and each file byte by byte. MovingInIT in scripts/e2e asks at the old
 * addresses.
 */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MovingManyTest {

  private static final List<String> KEPT =
      List.of(
          "/id",
          "/created",
          "/updated",
          "/parent/id",
          "/parent/pids/doi/identifier",
          "/parent/communities/ids",
          "/parent/communities/default",
          "/pids/doi/identifier",
          "/versions/index",
          "/versions/is_latest",
          "/access/record",
          "/access/files",
          "/access/embargo/until",
          "/metadata/title",
          "/metadata/publisher",
          "/metadata/publication_date");

  @TempDir Path folder;

  @Inject Ingest ingest;
  @Inject Records records;
  @Inject RecordFiles files;
  @Inject Accounts accounts;
  @Inject ObjectMapper json;

  private final String source = "many-" + UUID.randomUUID();

  private IngestSummary run(InvenioExport export, Account operator) throws Exception {
    return ingest.run(
        new IngestRequest(
            new IngestRequest.Origin("inveniordm-json", source, List.of(export.records())),
            Identity.ofSystemFor(operator.id(), Set.of()),
            List.of(),
            IngestRequest.USUAL_BATCH,
            Optional.empty(),
            false,
            Optional.of(folder.resolve("report.ndjson")),
            Optional.of(
                new Moving(
                    Optional.of(export.content()),
                    Optional.of(export.users()),
                    Optional.of(export.communities())))),
        counts -> {});
  }

  @Test
  void aRepositoryMovesInAndASecondRunChangesNothing() throws Exception {
    Path catalogue = SharedData.require("cern-open-data.ndjson.gz");
    int number = Integer.getInteger("reperio.test.moving-records", 2_000);
    Account operator =
        accounts.create(Identity.ofSystem(), UUID.randomUUID() + "@example.org", "Operator");
    var export = new InvenioExport(folder.resolve("export"), operator.email());
    export.write(catalogue, number);

    IngestSummary first = run(export, operator);
    assertThat(folder.resolve("report.ndjson")).isEmptyFile();
    assertThat(first.counts().created()).isEqualTo(number);
    assertThat(first.belongings()).isEqualTo(new Belongings(2, 1, 2, 0));
    int compared = compare(export);
    assertThat(compared).isEqualTo(export.files());

    IngestSummary second = run(export, operator);
    assertThat(second.counts().unchanged()).isEqualTo(number);
    assertThat(compare(export)).isEqualTo(compared);
    Log.infof(
        "Moved in: %s; %d files, %d bytes; again: %s", first, compared, export.bytes(), second);
  }

  /** How many files are what they were. */
  private int compare(InvenioExport export) throws Exception {
    int compared = 0;
    try (Stream<String> lines = Files.lines(export.records())) {
      for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
        JsonNode old = json.readTree(all.next());
        String id = old.get("id").asText();
        // As a reader gets it: timestamps and numbers are written and read again.
        JsonNode now = json.readTree(records.read(Identity.ofSystem(), id).toString());
        for (String field : KEPT) {
          assertThat(now.at(field)).as("%s of %s", field, id).isEqualTo(old.at(field));
        }
        assertThat(now.at("/metadata/creators")).hasSameSizeAs(old.at("/metadata/creators"));
        assertThat(InvenioExport.filesOf(now))
            .as("files of %s", id)
            .isEqualTo(InvenioExport.filesOf(old));
        for (String key : InvenioExport.filesOf(old).keySet()) {
          try (var content = files.open(files.get(Identity.ofSystem(), id, key), 0)) {
            assertThat("md5:" + DigestUtils.md5Hex(content))
                .as("content of %s of %s", key, id)
                .isEqualTo(old.at("/files/entries").get(key).get("checksum").asText());
          }
          compared++;
        }
      }
    }
    return compared;
  }
}
