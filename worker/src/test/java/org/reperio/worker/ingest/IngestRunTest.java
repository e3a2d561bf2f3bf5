package org.reperio.worker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.access.Identity;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.JsonMapping;
import org.reperio.crosswalk.JsonRecords;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceReader;
import org.reperio.crosswalk.inveniordm.InvenioRdmMapping;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.record.ImportedRecord;
import org.reperio.record.Outcome;
import org.reperio.refusal.FieldError;
import org.reperio.vocabulary.Vocabularies;

@Timeout(60)
class IngestRunTest {

  @TempDir Path folder;

  private final Shelf shelf = new Shelf();
  private final List<IngestCounts> progress = new ArrayList<>();

  @Test
  void allRecordsOfAllFilesGoInInBatches() throws Exception {
    IngestCounts counts = run(request(3), lines("a", "b", "c", "d"), lines("e"));
    assertThat(counts.read()).isEqualTo(5);
    assertThat(counts.created()).isEqualTo(5);
    assertThat(shelf.batches).containsExactly(List.of("a", "b", "c"), List.of("d"), List.of("e"));
    assertThat(counts.bytes()).isEqualTo(counts.totalBytes()).isPositive();
    assertThat(progress).hasSize(3).last().isEqualTo(counts);
  }

  @Test
  void aSecondRunChangesNothingAndAThirdOnlyWhatHasChanged() throws Exception {
    Path file = lines("a", "b");
    run(request(10), file);
    IngestCounts second = run(request(10), file);
    assertThat(second.unchanged()).isEqualTo(2);
    IngestCounts third =
        run(request(10), write("{\"id\":\"a\"}\n{\"id\":\"b\",\"title\":\"New\"}\n"));
    assertThat(third.unchanged()).isEqualTo(1);
    assertThat(third.updated()).isEqualTo(1);
  }

  @Test
  void anIdentifierThatComesAgainIsRefused() throws Exception {
    IngestCounts counts = run(request(10), lines("a", "b", "a", "c"));
    assertThat(shelf.batches.stream().flatMap(List::stream)).containsExactly("a", "b", "c");
    assertThat(counts.created()).isEqualTo(3);
    assertThat(counts.rejected()).isEqualTo(1);
  }

  @Test
  void rejectsAreReportedWithPlaceAndReasons() throws Exception {
    Path report = folder.resolve("rejects.ndjson");
    Path file = write("{\"id\":\"a\"}\n{oops}\n{\"id\":\"bad\"}\n{\"id\":\"b\"}\n");
    IngestCounts counts = run(request(10, Optional.empty(), Optional.of(report)), file);
    assertThat(counts.created()).isEqualTo(2);
    assertThat(counts.rejected()).isEqualTo(2);
    assertThat(Files.readAllLines(report))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"file\":\"%s\",\"position\":2,\"source_id\":null,\"errors\":[{\"field\":\"\",\"messages\":[\"Malformed JSON at line 2, "
                            .formatted(file)),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "{\"file\":\"%s\",\"position\":3,\"source_id\":\"bad\",\"errors\":[{\"field\":\"metadata.title\",\"messages\":[\"It is bad.\"]}]}"
                            .formatted(file)));
  }

  @Test
  void notesOnTakenRecordsAreReportedInEveryRun() throws Exception {
    Path report = folder.resolve("report.ndjson");
    Path file =
        write("{\"id\":\"1\",\"mark\":\"A 7\"}\n{\"id\":\"2\"}\n{\"id\":\"bad\",\"mark\":\"B\"}\n");
    String noted =
        "{\"file\":\"%s\",\"position\":1,\"source_id\":\"1\",\"notes\":[\"Shelf mark: A 7\"]}"
            .formatted(file);
    String rejected =
        "{\"file\":\"%s\",\"position\":3,\"source_id\":\"bad\",\"errors\":[{\"field\":\"metadata.title\",\"messages\":[\"It is bad.\"]}]}"
            .formatted(file);
    for (int again = 0; again < 2; again++) {
      run(request(10, Optional.empty(), Optional.of(report)), file);
      assertThat(Files.readAllLines(report)).containsExactly(noted, rejected);
    }
    assertThat(shelf.notes).containsEntry("1", List.of("Shelf mark: A 7")).doesNotContainKey("2");
  }

  @Test
  void theLimitCountsRecordsOfTheSourceOverAllFiles() throws Exception {
    IngestCounts counts =
        run(request(2, Optional.of(3L), Optional.empty()), lines("a", "b"), lines("c", "d"));
    assertThat(counts.read()).isEqualTo(3);
    assertThat(shelf.content).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void aRecordThatTheDatabaseDoesNotTakeCostsNoOther() throws Exception {
    IngestCounts counts = run(request(10), lines("a", "poison", "b"));
    assertThat(counts.created()).isEqualTo(2);
    assertThat(counts.rejected()).isEqualTo(1);
  }

  @Test
  void anOutageIsPassedOn() throws IOException {
    shelf.down = true;
    Path file = lines("a", "b", "c", "d", "e");
    assertThatThrownBy(() -> run(request(10), file)).hasMessage("The database is down.");
    assertThat(shelf.attempts.get()).isEqualTo(4);
  }

  @Test
  void anOutageStopsTheReadingOfALongFile() throws IOException {
    shelf.down = true;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      lines.append("{\"id\":\"").append(i).append("\"}\n");
    }
    Path file = write(lines.toString());
    assertThatThrownBy(() -> run(request(1), file)).hasMessage("The database is down.");
  }

  @Test
  void aFileThatVanishesIsSaidSo() throws IOException {
    Path file = lines("a");
    Path gone = folder.resolve("gone.ndjson");
    assertThatThrownBy(() -> run(request(1), file, gone)).isInstanceOf(NoSuchFileException.class);
    assertThat(shelf.content).containsOnlyKeys("a");
  }

  @Test
  void aDryRunValidatesOnly() throws Exception {
    IngestRequest dry =
        new IngestRequest(
            new IngestRequest.Origin("lines", "lines", List.of(folder)),
            Identity.ofSystem(),
            List.of(),
            10,
            Optional.empty(),
            true,
            Optional.empty());
    BatchPublisher validating =
        IngestRun.validating(record -> record.sourceId().equals("bad") ? Shelf.BAD : List.of());
    IngestCounts counts = run(dry, validating, lines("a", "bad", "b"));
    assertThat(counts.accepted()).isEqualTo(2);
    assertThat(counts.rejected()).isEqualTo(1);
    assertThat(counts.created()).isZero();
  }

  @Test
  void communitiesGoWithEachRecord() throws Exception {
    IngestRequest request =
        new IngestRequest(
            new IngestRequest.Origin("lines", "lines", List.of(folder)),
            Identity.ofSystem(),
            List.of("cern"),
            10,
            Optional.empty(),
            false,
            Optional.empty());
    List<ImportedRecord> seen = new ArrayList<>();
    run(
        request,
        batch -> {
          batch.forEach(one -> seen.add(Ingest.imported(request, one)));
          return shelf.publish(batch);
        },
        lines("a"));
    assertThat(seen).hasSize(1).allMatch(record -> record.communities().equals(List.of("cern")));
  }

  @Test
  void aRequestIsChecked() {
    assertThatThrownBy(() -> request(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> request(5001)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> request(1, Optional.of(0L), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IngestRequest.of("lines", List.of(), Identity.ofSystem()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSummaryIsOneLine() {
    IngestCounts counts = new IngestCounts(3948, 3940, 1, 2, 0, 5, 9, 9);
    assertThat(
            new IngestSummary(counts, false, java.time.Duration.ofMillis(12_300), Belongings.NONE))
        .hasToString(
            "3948 read: 3940 created, 1 updated, 2 unchanged, 5 rejected in 12.3 s (321/s)");
    assertThat(
            new IngestSummary(counts, false, java.time.Duration.ofMillis(1), Belongings.NONE)
                .isComplete())
        .isFalse();
    assertThat(
            new IngestSummary(
                new IngestCounts(2, 0, 0, 0, 2, 0, 9, 9),
                true,
                java.time.Duration.ofSeconds(1),
                Belongings.NONE))
        .hasToString(
            "2 read: 2 acceptable, 0 rejected in 1.0 s (2/s); a dry run, nothing was stored");
  }

  @Test
  void theSummarySaysWhatElseCameIn() {
    IngestCounts counts = new IngestCounts(1, 1, 0, 0, 0, 0, 9, 9);
    Belongings belongings = new Belongings(3, 2, 5, 1);
    IngestSummary summary =
        new IngestSummary(counts, false, java.time.Duration.ofSeconds(1), belongings);
    assertThat(summary)
        .hasToString(
            "1 read: 1 created, 0 updated, 0 unchanged, 0 rejected in 1.0 s (1/s); 3 users, 2"
                + " communities with 5 members, 1 of these refused");
    assertThat(summary.isComplete()).isFalse();
  }

  @Test
  void aDeletedRecordComesInOnlyWhereRecordsKeepTheirIdentifiers() throws Exception {
    ObjectNode source = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    source.put("id", "a").putObject("tombstone").put("note", "gone");
    SourceItem.Read deleted =
        new SourceItem.Read(
            1,
            "a",
            source,
            List.of(),
            new InvenioRdmMapping(new IdentifierSchemes(), new Vocabularies()).provenance(source));
    assertThat(IngestRun.isDeleted(deleted)).isTrue();
    assertThat(IngestRun.isDeleted(new SourceItem.Read(1, "a", source, List.of()))).isFalse();
  }

  private IngestRequest request(int batchSize) {
    return request(batchSize, Optional.empty(), Optional.empty());
  }

  private IngestRequest request(int batchSize, Optional<Long> limit, Optional<Path> report) {
    return new IngestRequest(
        new IngestRequest.Origin("lines", "lines", List.of(folder)),
        Identity.ofSystem(),
        List.of(),
        batchSize,
        limit,
        false,
        report);
  }

  private IngestCounts run(IngestRequest request, Path... files) throws Exception {
    return run(request, shelf, files);
  }

  private IngestCounts run(IngestRequest request, BatchPublisher publisher, Path... files)
      throws Exception {
    long total = 0;
    for (Path file : files) {
      total += Files.exists(file) ? Files.size(file) : 0;
    }
    try (IngestReport report = new IngestReport(request.report());
        SourceReader reader =
            new SourceReader(
                new LinesCrosswalk(), List.of(files), request.batchSize(), request.limit())) {
      return new IngestRun(request, publisher, report, total, progress::add).run(reader);
    }
  }

  private Path lines(String... ids) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String id : ids) {
      lines.append("{\"id\":\"").append(id).append("\"}\n");
    }
    return write(lines.toString());
  }

  private Path write(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "source", ".ndjson"), content);
  }

  /** A crosswalk that leaves records as they are. */
  private static final class LinesCrosswalk implements Crosswalk {

    @Override
    public String format() {
      return "lines";
    }

    @Override
    public String description() {
      return "Records as they are";
    }

    @Override
    public Stream<SourceItem> read(SourceFile file) throws IOException {
      return new JsonRecords(
              List.of(),
              new JsonMapping() {
                @Override
                public String sourceId(ObjectNode source) {
                  return source.path("id").textValue();
                }

                @Override
                public ObjectNode document(ObjectNode source, SourceNotes notes) {
                  notes.add("Shelf mark", source.path("mark").textValue());
                  return source;
                }
              })
          .read(file);
    }
  }

  /** Keeps records in memory by the contract of RecordImport. */
  private static final class Shelf implements BatchPublisher {

    static final List<FieldError> BAD = List.of(FieldError.of("metadata.title", "It is bad."));

    final Map<String, ObjectNode> content = new HashMap<>();
    final Map<String, List<String>> notes = new HashMap<>();
    final List<List<String>> batches = new ArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    boolean down;

    @Override
    public List<Outcome> publish(List<SourceItem.Read> batch) {
      attempts.incrementAndGet();
      if (down) {
        throw new IllegalStateException("The database is down.");
      }
      if (batch.stream().anyMatch(record -> record.sourceId().equals("poison"))) {
        throw new IllegalStateException("A constraint was broken.");
      }
      batches.add(batch.stream().map(SourceItem.Read::sourceId).toList());
      return batch.stream().map(this::publish).toList();
    }

    private Outcome publish(SourceItem.Read record) {
      if (record.sourceId().equals("bad")) {
        return new Outcome("bad", Outcome.Kind.REJECTED, null, BAD);
      }
      if (!record.notes().isEmpty()) {
        notes.put(record.sourceId(), record.notes());
      }
      ObjectNode before = content.put(record.sourceId(), record.document());
      Outcome.Kind kind =
          before == null
              ? Outcome.Kind.CREATED
              : before.equals(record.document()) ? Outcome.Kind.UNCHANGED : Outcome.Kind.UPDATED;
      return new Outcome(record.sourceId(), kind, "recid-" + record.sourceId(), List.of());
    }
  }
}
