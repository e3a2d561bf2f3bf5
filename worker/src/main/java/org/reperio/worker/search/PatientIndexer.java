package org.reperio.worker.search;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.reperio.database.DatabaseFailure;
import org.reperio.messaging.RecordEvent;
import org.reperio.search.BulkIndexer;
import org.reperio.search.SearchUnavailable;

/** The bulk indexer, waiting for as long as the engine or the database is down. */
@ApplicationScoped
public class PatientIndexer {

  private final BulkIndexer indexer;

  public PatientIndexer(BulkIndexer indexer) {
    this.indexer = indexer;
  }

  /** Indexes what these events are about, however long it takes until it can. */
  @Retry(
      maxRetries = -1,
      maxDuration = 0,
      delay = 200,
      jitter = 100,
      retryOn = {SearchUnavailable.class, DatabaseFailure.class})
  @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
  public void apply(Collection<RecordEvent> events) {
    indexer.apply(events);
  }
}
