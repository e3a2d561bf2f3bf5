package org.reperio.worker.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.OutboxClaims;

/**
 * Carries events from the outbox to the broker. An event leaves the outbox only when the broker has
 * confirmed that a queue has it, so it arrives at least once whatever dies.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final int BATCH = 500;
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final Carrier.Words WORDS =
      new Carrier.Words(
          "outbox-relay",
          "events wait in the outbox",
          "events go to the broker again",
          Broker::reason);

  private final FaultPoints faults;
  private final EventPublisher broker;
  private final Carrier carrier;

  OutboxRelay(OutboxClaims outbox, FaultPoints faults, EventPublisher broker) {
    this.faults = faults;
    this.broker = broker;
    this.carrier = new Carrier(WORDS, BATCH, IDLE, () -> outbox.drain(BATCH, this::deliver));
  }

  /** Starts carrying; ends with the service. */
  public void start() {
    carrier.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    carrier.stop();
    broker.close();
  }

  private void deliver(List<OutboxClaims.Entry> entries) {
    faults.pass(FaultPoint.RELAY_BEFORE_SEND);
    broker.publish(entries);
    faults.pass(FaultPoint.RELAY_AFTER_SEND);
  }
}
