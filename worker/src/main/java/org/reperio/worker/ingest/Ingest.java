package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.Crosswalks;
import org.reperio.crosswalk.SourceItem;
import org.reperio.crosswalk.SourceReader;
import org.reperio.crosswalk.UnknownFormat;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.ImportedRecord;
import org.reperio.record.MovedRecord;
import org.reperio.record.Outcome;
import org.reperio.refusal.FieldError;

/**
 * Takes records in from files. It can be interrupted at any time and rerun safely: what is in
 * already and has not changed is left alone. Records that cannot be taken in cost no others.
 */
@ApplicationScoped
public class Ingest {

  private static final String MODEL = "rdm";

  private final Crosswalks crosswalks;
  private final PatientImport records;
  private final DataModels models;
  private final MovedUsers users;
  private final MovedCommunities communities;

  public Ingest(
      Crosswalks crosswalks,
      PatientImport records,
      DataModels models,
      MovedUsers users,
      MovedCommunities communities) {
    this.crosswalks = crosswalks;
    this.records = records;
    this.models = models;
    this.users = users;
    this.communities = communities;
  }

  /**
   * Ingests the files of a request, one after the other.
   *
   * @param progress told after each batch, on the calling thread
   * @throws UnknownFormat when there is no such crosswalk
   * @throws IOException when a file cannot be read, before anything is stored, or the report cannot
   *     be written
   * @throws InterruptedException when the calling thread is interrupted; whole batches are in
   */
  IngestSummary run(IngestRequest request, Consumer<IngestCounts> progress)
      throws IOException, InterruptedException {
    Crosswalk crosswalk =
        crosswalks
            .find(request.format())
            .orElseThrow(
                () ->
                    new UnknownFormat(
                        request.format(),
                        crosswalks.all().stream().map(Crosswalk::format).toList()));
    if (request.moving().isPresent() && !crosswalk.tellsProvenance()) {
      throw new IllegalArgumentException(
          "Records of the format %s cannot keep their identifiers.".formatted(request.format()));
    }
    long totalBytes = 0;
    for (Path file : request.files()) {
      totalBytes += readableSize(file);
    }
    for (Path file : request.moving().stream().flatMap(Ingest::files).toList()) {
      readableSize(file);
    }
    long begin = System.nanoTime();
    try (IngestReport report = new IngestReport(request.report());
        SourceReader reader =
            new SourceReader(crosswalk, request.files(), request.batchSize(), request.limit())) {
      Prepared prepared = prepare(request, report);
      IngestCounts counts =
          new IngestRun(request, prepared.publisher(), report, totalBytes, progress).run(reader);
      return new IngestSummary(
          counts,
          request.dryRun(),
          Duration.ofNanos(System.nanoTime() - begin),
          prepared.belongings());
    }
  }

  private static Stream<Path> files(Moving moving) {
    return Stream.concat(moving.users().stream(), moving.communities().stream());
  }

  private static long readableSize(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    return Files.size(file);
  }

  /** What has come in before the first record, and who takes the records in. */
  private record Prepared(BatchPublisher publisher, Belongings belongings) {}

  private Prepared prepare(IngestRequest request, IngestReport report) throws IOException {
    if (request.moving().isPresent()) {
      return prepare(request, request.moving().get(), report);
    }
    DataModel model = models.get(MODEL);
    return new Prepared(
        request.dryRun()
            ? IngestRun.validating(record -> errors(model, record))
            : batch ->
                records.publish(
                    request, MODEL, batch.stream().map(one -> imported(request, one)).toList()),
        Belongings.NONE);
  }

  private Prepared prepare(IngestRequest request, Moving moving, IngestReport report)
      throws IOException {
    boolean dryRun = request.dryRun();
    Belongings belongings = Belongings.NONE;
    Optional<Map<String, Long>> accounts = Optional.empty();
    if (moving.users().isPresent()) {
      MovedUsers.Taken taken = users.take(moving.users().get(), dryRun, report);
      accounts = Optional.of(taken.accounts());
      belongings = taken.counts();
    }
    if (moving.communities().isPresent()) {
      belongings =
          belongings.plus(
              communities.take(
                  moving.communities().get(), accounts.orElse(Map.of()), dryRun, report));
    }
    Optional<MovedRecord.Contents> contents =
        moving.content().isPresent()
            ? Optional.of(new ContentFolder(moving.content().get()))
            : Optional.empty();
    return new Prepared(
        new MovingPublisher(
            request,
            accounts,
            dryRun
                ? batch -> batch.stream().map(one -> judged(one, contents)).toList()
                : batch -> records.move(request, MODEL, batch, contents)),
        belongings);
  }

  private Outcome judged(MovedRecord record, Optional<MovedRecord.Contents> contents) {
    List<FieldError> errors = records.problems(MODEL, record, contents);
    return new Outcome(
        record.sourceId(),
        errors.isEmpty() ? Outcome.Kind.UNCHANGED : Outcome.Kind.REJECTED,
        null,
        errors);
  }

  static ImportedRecord imported(IngestRequest request, SourceItem.Read read) {
    return new ImportedRecord(
        read.sourceId(),
        read.document(),
        List.of(),
        request.communities(),
        Optional.empty(),
        read.notes());
  }

  private static List<FieldError> errors(DataModel model, SourceItem.Read record) {
    ObjectNode document = model.normalize(record.document());
    return model.validate(document);
  }
}
