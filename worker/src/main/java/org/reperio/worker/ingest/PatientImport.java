package org.reperio.worker.ingest;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.reperio.access.PermissionDenied;
import org.reperio.model.ValidationFailed;
import org.reperio.record.ImportedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.RecordImport;

/**
 * The import, waiting while the database is down or restarting. A batch whose commit was cut off
 * may be in or not; trying it again finds out, because what is in already is left alone.
 */
@ApplicationScoped
public class PatientImport {

  private final RecordImport records;

  public PatientImport(RecordImport records) {
    this.records = records;
  }

  /** Publishes a batch, trying for five minutes at most. */
  @Retry(
      maxRetries = -1,
      maxDuration = 5,
      durationUnit = ChronoUnit.MINUTES,
      delay = 300,
      jitter = 100,
      abortOn = {
        PermissionDenied.class,
        ValidationFailed.class,
        IllegalArgumentException.class,
        NullPointerException.class,
        ClassCastException.class
      })
  @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
  public List<Outcome> publish(IngestRequest request, String model, List<ImportedRecord> batch) {
    try {
      return records.publish(request.owner(), model, request.source(), batch);
    } catch (RuntimeException e) {
      Log.warnf("a batch of %d did not go in (%s)", batch.size(), e);
      throw e;
    }
  }
}
