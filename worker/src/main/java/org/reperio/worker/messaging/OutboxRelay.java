package org.reperio.worker.messaging;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.OutboxClaims;

/**
 * Carries events from the outbox to the broker. An event leaves the outbox only when the broker has
 * confirmed it (AMQP 0-9-1 publisher confirms), so it arrives at least once whatever dies.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final int BATCH = 500;
  private static final long IDLE_MILLIS = 50;
  private static final long DOWN_MILLIS = 1_000;
  private static final Duration CONFIRMATION = Duration.ofSeconds(15);

  private final OutboxClaims outbox;
  private final FaultPoints faults;
  private final MutinyEmitter<byte[]> broker;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "outbox-relay"));
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "outbox-sender"));
  private volatile boolean running;

  public OutboxRelay(
      OutboxClaims outbox,
      FaultPoints faults,
      @Channel("record-events")
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * BATCH)
          MutinyEmitter<byte[]> broker) {
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
    if (!thread.awaitTermination(CONFIRMATION.toSeconds(), TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
    sender.shutdownNow();
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
          Log.warnf("events wait in the outbox: %s", rootCause(e));
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

  /**
   * Sends from a thread of its own: what is sent from this one would carry the database's
   * transaction along to the broker's threads.
   */
  private void deliver(List<OutboxClaims.Entry> entries) {
    faults.pass(FaultPoint.RELAY_BEFORE_SEND);
    try {
      sender
          .submit(
              () -> {
                List<Uni<Void>> confirmations = entries.stream().map(this::send).toList();
                Uni.join().all(confirmations).andFailFast().await().atMost(CONFIRMATION);
              })
          .get();
      faults.pass(FaultPoint.RELAY_AFTER_SEND);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not confirm", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", e);
    }
  }

  private Uni<Void> send(OutboxClaims.Entry entry) {
    var metadata =
        OutgoingRabbitMQMetadata.builder()
            .withRoutingKey(entry.topic())
            .withContentType("application/json")
            .withMessageId(Long.toString(entry.id()))
            .withDeliveryMode(2)
            .build();
    return broker.sendMessage(
        Message.of(entry.payload().getBytes(StandardCharsets.UTF_8)).addMetadata(metadata));
  }

  private static Throwable rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
