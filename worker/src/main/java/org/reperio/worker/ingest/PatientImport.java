package org.reperio.worker.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.record.ImportedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.RecordImport;
import org.reperio.worker.outage.Patience;

/**
 * The import, waiting while the database is down or restarting. A batch whose commit was cut off
 * may be in or not; trying it again finds out, because what is in already is left alone.
 */
@ApplicationScoped
public class PatientImport {

  private static final long SECONDS = 300;

  private final RecordImport records;
  private final Patience patience = Patience.of("the import of a batch", SECONDS);

  public PatientImport(RecordImport records) {
    this.records = records;
  }

  /** Publishes a batch, trying for five minutes at most. */
  public List<Outcome> publish(IngestRequest request, String model, List<ImportedRecord> batch) {
    return patience.call(() -> records.publish(request.owner(), model, request.source(), batch));
  }
}
