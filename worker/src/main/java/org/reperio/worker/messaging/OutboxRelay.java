package org.reperio.worker.messaging;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
  private static final long IDLE_MILLIS = 50;
  private static final long DOWN_MILLIS = 1_000;
  private static final Duration STOP = Duration.ofSeconds(15);

  private final OutboxClaims outbox;
  private final FaultPoints faults;
  private final EventPublisher broker;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "outbox-relay"));
  private volatile boolean running;

  OutboxRelay(OutboxClaims outbox, FaultPoints faults, EventPublisher broker) {
    this.outbox = outbox;
    this.faults = faults;
    this.broker = broker;
  }

  /** Starts carrying; ends with the service. */
  public void start() {
    running = true;
    thread.execute(this::carry);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    running = false;
    thread.shutdown();
    if (!thread.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
    broker.close();
  }

  private void carry() {
    boolean up = true;
    while (running) {
      try {
        int delivered = outbox.drain(BATCH, this::deliver);
        if (!up) {
          Log.info("events go to the broker again");
          up = true;
        }
        if (delivered < BATCH) {
          Thread.sleep(IDLE_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (up) {
          Log.warnf("events wait in the outbox: %s", Broker.reason(e));
          up = false;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(DOWN_MILLIS);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void deliver(List<OutboxClaims.Entry> entries) {
    faults.pass(FaultPoint.RELAY_BEFORE_SEND);
    broker.publish(entries);
    faults.pass(FaultPoint.RELAY_AFTER_SEND);
  }
}
