package org.reperio.worker.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reperio.crosswalk.Provenance;
import org.reperio.crosswalk.SourceItem;
import org.reperio.crosswalk.SourceReader;
import org.reperio.crosswalk.SourceReader.Batch;
import org.reperio.record.Outcome;
import org.reperio.refusal.FieldError;

/** One ingest while it runs. Not for use by several threads. */
final class IngestRun {

  /** How many records of a failed batch are tried before the ingest is given up. */
  private static final int ATTEMPTS = 3;

  private static final String REPEATED =
      "A record with the identifier %s came earlier in this ingest; the first one counts.";

  private static final String DELETED = "The origin has deleted this record.";

  private final IngestRequest request;
  private final BatchPublisher publisher;
  private final IngestReport report;
  private final Consumer<IngestCounts> progress;
  // Two records of one identifier would take turns replacing each other at every ingest.
  private final Set<String> seen = new HashSet<>();
  private IngestCounts counts;

  IngestRun(
      IngestRequest request,
      BatchPublisher publisher,
      IngestReport report,
      long totalBytes,
      Consumer<IngestCounts> progress) {
    this.request = request;
    this.publisher = publisher;
    this.report = report;
    this.progress = progress;
    this.counts = IngestCounts.none(totalBytes);
  }

  /**
   * @throws IOException when a file cannot be opened, or the report not be written
   * @throws InterruptedException when the calling thread is interrupted
   */
  IngestCounts run(SourceReader reader) throws IOException, InterruptedException {
    reader.start();
    for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
      takeIn(batch.get());
    }
    return counts;
  }

  private void takeIn(Batch batch) throws IOException {
    List<SourceItem.Read> read = new ArrayList<>();
    for (SourceItem item : batch.items()) {
      if (item instanceof SourceItem.Read one) {
        if (request.moving().isEmpty() && isDeleted(one)) {
          reject(batch.file(), item, List.of(FieldError.of("", DELETED)));
        } else if (seen.add(one.sourceId())) {
          read.add(one);
        } else {
          reject(
              batch.file(), item, List.of(FieldError.of("", REPEATED.formatted(one.sourceId()))));
        }
      } else if (item instanceof SourceItem.Refused refused) {
        reject(batch.file(), item, List.of(FieldError.of("", refused.reason())));
      }
    }
    if (!read.isEmpty()) {
      List<Outcome> outcomes = publish(read);
      for (int i = 0; i < outcomes.size(); i++) {
        count(batch.file(), read.get(i), outcomes.get(i));
      }
    }
    counts = counts.at(batch.bytes());
    progress.accept(counts);
  }

  static boolean isDeleted(SourceItem.Read item) {
    return item.provenance().flatMap(Provenance::tombstone).isPresent();
  }

  /**
   * Takes in a batch; one that fails as a whole is tried record by record, so that a record which
   * the database does not take costs no other. When none of the first goes in, the fault is not the
   * records', and the failure is passed on.
   */
  private List<Outcome> publish(List<SourceItem.Read> batch) {
    try {
      return publisher.publish(batch);
    } catch (RuntimeException failure) {
      List<Outcome> outcomes = new ArrayList<>();
      boolean any = batch.size() == 1 && counts.read() > counts.rejected();
      for (SourceItem.Read one : batch) {
        Outcome outcome = alone(one, failure);
        any |= outcome.kind() != Outcome.Kind.REJECTED;
        outcomes.add(outcome);
        if (!any && outcomes.size() == Math.min(batch.size(), ATTEMPTS)) {
          throw failure;
        }
      }
      return outcomes;
    }
  }

  private Outcome alone(SourceItem.Read record, RuntimeException whole) {
    try {
      return publisher.publish(List.of(record)).get(0);
    } catch (RuntimeException e) {
      e.addSuppressed(whole);
      return new Outcome(
          record.sourceId(),
          Outcome.Kind.REJECTED,
          null,
          List.of(FieldError.of("", "It could not be stored: " + e.getMessage())));
    }
  }

  private void count(Path file, SourceItem.Read item, Outcome outcome) throws IOException {
    if (outcome.kind() == Outcome.Kind.REJECTED) {
      reject(file, item, outcome.errors());
      return;
    }
    if (!item.notes().isEmpty()) {
      report.noted(file, item);
    }
    if (request.dryRun()) {
      counts = counts.withAccepted();
    } else {
      counts = counts.with(outcome.kind());
    }
  }

  private void reject(Path file, SourceItem item, List<FieldError> errors) throws IOException {
    counts = counts.with(Outcome.Kind.REJECTED);
    report.rejected(file, item, errors);
  }

  /** A publisher that stores nothing: validation alone decides. */
  static BatchPublisher validating(Function<SourceItem.Read, List<FieldError>> validation) {
    return batch ->
        batch.parallelStream()
            .map(
                record -> {
                  List<FieldError> errors = validation.apply(record);
                  Outcome.Kind kind =
                      errors.isEmpty() ? Outcome.Kind.UNCHANGED : Outcome.Kind.REJECTED;
                  return new Outcome(record.sourceId(), kind, null, errors);
                })
            .toList();
  }
}
