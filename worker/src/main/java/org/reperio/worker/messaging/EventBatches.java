package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reperio.messaging.RecordEvent;
import org.reperio.worker.outage.Patience;

/**
 * Takes the events of a queue in batches, by number or after a moment, whichever comes first. A
 * message is acknowledged when its batch has been handled. While what the handler needs is down,
 * the batch waits, and with it the queue. A batch that fails for another reason is tried event by
 * event, so that one event costs no other; what fails alone goes to the dead letters.
 */
public final class EventBatches {

  private static final int BATCH = 500;

  /** As {@code max-outstanding-messages} in application.properties. */
  private static final int UNACKNOWLEDGED = 1000;

  private static final Duration LINGER = Duration.ofMillis(50);

  private final String consumer;
  private final Multi<Message<byte[]>> messages;
  private final Handler handler;
  private final ObjectMapper json;
  private final Patience patience;
  private Cancellable subscription = () -> {};

  /**
   * @param consumer its name, for the log
   * @param messages of a queue, an event each
   */
  public EventBatches(
      String consumer, Multi<Message<byte[]>> messages, ObjectMapper json, Handler handler) {
    this.consumer = consumer;
    this.messages = messages;
    this.json = json;
    this.handler = handler;
    this.patience = Patience.endless(consumer);
  }

  /** The handler of events. It may get an event again that it has handled before. */
  public interface Handler {
    void handle(Set<RecordEvent> events);
  }

  /** Starts consuming. */
  public void start() {
    subscription =
        messages
            .group()
            .intoLists()
            .of(BATCH, LINGER)
            // Lists come by the clock, not on demand. There are never more than the messages that
            // the broker hands out unacknowledged.
            .onOverflow()
            .buffer(UNACKNOWLEDGED)
            .onItem()
            .transformToUniAndConcatenate(
                batch ->
                    Uni.createFrom()
                        .item(batch)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(this::take))
            .subscribe()
            .with(done -> {}, this::giveUp);
  }

  /** Stops consuming; what is not acknowledged goes to another worker. */
  public void stop() {
    subscription.cancel();
  }

  /** A worker that does not consume is worse than none: its supervisor starts a new one. */
  private void giveUp(Throwable failure) {
    Log.errorf(failure, "%s stopped, and with it this worker", consumer);
    Quarkus.asyncExit(1);
  }

  private void take(List<Message<byte[]>> batch) {
    Map<Message<byte[]>, RecordEvent> understood = new LinkedHashMap<>();
    for (Message<byte[]> message : batch) {
      try {
        understood.put(message, json.readValue(message.getPayload(), RecordEvent.class));
      } catch (IOException e) {
        refuse(message, e);
      }
    }
    if (understood.isEmpty()) {
      return;
    }
    try {
      patience.run(() -> handler.handle(Set.copyOf(understood.values())));
      understood.keySet().forEach(Message::ack);
    } catch (RuntimeException e) {
      Log.warnf(e, "%s: a batch of %d failed; trying one by one", consumer, understood.size());
      understood.forEach(this::takeAlone);
    }
  }

  private void takeAlone(Message<byte[]> message, RecordEvent event) {
    try {
      patience.run(() -> handler.handle(Set.of(event)));
      message.ack();
    } catch (RuntimeException e) {
      refuse(message, e);
    }
  }

  /** To the dead letters, where an operator sees it. */
  private void refuse(Message<byte[]> message, Exception reason) {
    Log.errorf(reason, "%s: an event could not be handled", consumer);
    message.nack(reason);
  }
}
