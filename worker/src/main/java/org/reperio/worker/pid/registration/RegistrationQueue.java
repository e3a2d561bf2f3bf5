package org.reperio.worker.pid.registration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.RegistrationClaims;
import org.reperio.worker.messaging.EventConsumer;
import org.reperio.worker.messaging.EventConsumers;

/**
 * Takes the events of records and notes in the database whose registrars may have to be told. An
 * event is acknowledged when that is noted: whether and when a registrar answers is not the
 * broker's concern.
 */
@ApplicationScoped
public class RegistrationQueue {

  /** The name of the queue. */
  static final String NAME = "pid-registration";

  private final EventConsumer events;
  private final RegistrationClaims claims;
  private final RegistrationWorkers workers;
  private final FaultPoints faults;

  public RegistrationQueue(
      EventConsumers consumers,
      RegistrationClaims claims,
      RegistrationWorkers workers,
      FaultPoints faults) {
    this.events = consumers.of("the registration of identifiers", NAME, this::note);
    this.claims = claims;
    this.workers = workers;
    this.faults = faults;
  }

  /** Starts consuming and registering; ends with the service. */
  public void start() {
    workers.start();
    events.start();
  }

  @PreDestroy
  void stop() {
    events.stop();
  }

  private void note(Set<RecordEvent> batch) {
    Set<UUID> records =
        batch.stream().map(RecordEvent::recordId).collect(Collectors.toUnmodifiableSet());
    faults.pass(FaultPoint.REGISTRATION_BEFORE_NOTING);
    if (claims.due(records) > 0) {
      workers.wake();
    }
    faults.pass(FaultPoint.REGISTRATION_AFTER_NOTING);
  }
}
