package org.reperio.worker.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.reperio.record.ImportedRecord;
import org.reperio.record.MovedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.RecordImport;
import org.reperio.record.RecordMove;
import org.reperio.refusal.FieldError;
import org.reperio.worker.outage.Patience;

/**
 * The import, waiting while the database is down or restarting. A batch whose commit was cut off
 * may be in or not; trying it again finds out, because what is in already is left alone.
 */
@ApplicationScoped
public class PatientImport {

  private static final long SECONDS = 300;

  private final RecordImport records;
  private final RecordMove move;
  private final Patience patience = Patience.of("the import of a batch", SECONDS);

  public PatientImport(RecordImport records, RecordMove move) {
    this.records = records;
    this.move = move;
  }

  /** Publishes a batch, trying for five minutes at most. */
  public List<Outcome> publish(IngestRequest request, String model, List<ImportedRecord> batch) {
    return patience.call(() -> records.publish(request.owner(), model, request.source(), batch));
  }

  /** Moves a batch in, trying for five minutes at most. */
  List<Outcome> move(
      IngestRequest request,
      String model,
      List<MovedRecord> batch,
      Optional<MovedRecord.Contents> contents) {
    return patience.call(
        () -> move.take(request.owner(), model, request.source(), batch, contents));
  }

  /** The reasons why a record could not move in, as far as they do not depend on what is here. */
  List<FieldError> problems(
      String model, MovedRecord record, Optional<MovedRecord.Contents> contents) {
    return move.problems(model, record, contents);
  }
}
