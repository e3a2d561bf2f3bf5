package org.reperio.worker.pid.registration;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.reperio.database.DatabaseFailure;
import org.reperio.pid.Registrations;

/** Notes what is due, waiting for as long as the database is down. */
@ApplicationScoped
public class DueRegistrations {

  private final Registrations registrations;

  public DueRegistrations(Registrations registrations) {
    this.registrations = registrations;
  }

  /** Notes that something happened to these records, however long it takes until it can. */
  @Retry(
      maxRetries = -1,
      maxDuration = 0,
      delay = 200,
      jitter = 100,
      retryOn = {DatabaseFailure.class})
  @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
  public int note(Collection<UUID> records) {
    return registrations.touch(records);
  }
}
