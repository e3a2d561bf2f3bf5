package org.reperio.worker.pid.registration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.RecordEvent;

/**
 * Takes the events of records and notes in the database whose registrars may have to be told. An
 * event is acknowledged when that is noted: whether and when a registrar answers is not the
 * broker's concern.
 */
@ApplicationScoped
public class RegistrationQueue {

  private static final int BATCH = 500;

  /** As {@code max-outstanding-messages} in application.properties. */
  private static final int UNACKNOWLEDGED = 1000;

  private static final Duration LINGER = Duration.ofMillis(50);

  private final Multi<Message<byte[]>> events;
  private final DueRegistrations due;
  private final RegistrationWorkers workers;
  private final ObjectMapper json;
  private final FaultPoints faults;
  private Cancellable subscription = () -> {};

  public RegistrationQueue(
      @Channel("pid-registration") Multi<Message<byte[]>> events,
      DueRegistrations due,
      RegistrationWorkers workers,
      ObjectMapper json,
      FaultPoints faults) {
    this.events = events;
    this.due = due;
    this.workers = workers;
    this.json = json;
    this.faults = faults;
  }

  /** Starts consuming and registering; ends with the service. */
  public void start() {
    workers.start();
    subscription =
        events
            .group()
            .intoLists()
            .of(BATCH, LINGER)
            .onOverflow()
            .buffer(UNACKNOWLEDGED)
            .onItem()
            .transformToUniAndConcatenate(
                batch ->
                    Uni.createFrom()
                        .item(batch)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(this::note))
            .subscribe()
            .with(done -> {}, RegistrationQueue::giveUp);
  }

  /** Whoever supervises the worker starts a new one. */
  private static void giveUp(Throwable failure) {
    Log.error("the registration of identifiers stopped, and with it this worker", failure);
    Quarkus.asyncExit(1);
  }

  @PreDestroy
  void stop() {
    subscription.cancel();
  }

  private void note(List<Message<byte[]>> batch) {
    Map<Message<byte[]>, UUID> understood = new HashMap<>();
    for (Message<byte[]> message : batch) {
      try {
        understood.put(message, json.readValue(message.getPayload(), RecordEvent.class).recordId());
      } catch (IOException e) {
        Log.error("an event could not be read", e);
        message.nack(e);
      }
    }
    faults.pass(FaultPoint.REGISTRATION_BEFORE_NOTING);
    if (due.note(Set.copyOf(understood.values())) > 0) {
      workers.wake();
    }
    faults.pass(FaultPoint.REGISTRATION_AFTER_NOTING);
    understood.keySet().forEach(Message::ack);
  }
}
