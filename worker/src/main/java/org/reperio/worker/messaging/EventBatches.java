package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Quarkus;
import io.smallrye.mutiny.GroupedMulti;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reperio.messaging.EventMessage;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.worker.job.Rest;
import org.reperio.worker.outage.Patience;

/**
 * Takes the events of a queue in batches, by number or after a moment, whichever comes first. A
 * message is acknowledged when all its events have been handled. While what the handler needs is
 * down, the batch waits, and with it the queue. A batch that fails for another reason is tried
 * event by event, so that one event costs no other; what fails alone goes to the dead letters.
 *
 * <p>A message about many records is background work: it is a batch of its own beside the others,
 * and gives way to requests.
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
  private final Outbox outbox;
  private final Rest rest;
  private final Patience patience;
  private Cancellable subscription = () -> {};

  /**
   * @param consumer its name, for the log
   * @param messages of a queue, with an event or many
   * @param outbox for the events of a message that fail where others of it do not
   * @param rest after a message about many records
   */
  EventBatches(
      String consumer,
      Multi<Message<byte[]>> messages,
      ObjectMapper json,
      Outbox outbox,
      Rest rest,
      Handler handler) {
    this.consumer = consumer;
    this.messages = messages;
    this.json = json;
    this.outbox = outbox;
    this.rest = rest;
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
            .map(this::read)
            .filter(Optional::isPresent)
            .map(Optional::get)
            // A single record does not wait for an ingest of thousands.
            .group()
            .by(Delivery::isBulk)
            .onItem()
            .transformToMulti(this::take)
            .merge()
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

  /** A message and its events. */
  private record Delivery(Message<byte[]> message, List<RecordEvent> events) {

    boolean isBulk() {
      return events.size() > 1;
    }
  }

  private Optional<Delivery> read(Message<byte[]> message) {
    try {
      return Optional.of(
          new Delivery(message, json.readValue(message.getPayload(), EventMessage.class).events()));
    } catch (IOException e) {
      refuse(message, e);
      return Optional.empty();
    }
  }

  private Multi<List<Delivery>> take(GroupedMulti<Boolean, Delivery> deliveries) {
    boolean bulk = deliveries.key();
    return deliveries
        .group()
        .intoLists()
        .of(bulk ? 1 : BATCH, LINGER)
        // Lists come by the clock, not on demand. There are never more than the messages that the
        // broker hands out unacknowledged.
        .onOverflow()
        .buffer(UNACKNOWLEDGED)
        .onItem()
        .transformToUniAndConcatenate(
            batch ->
                Uni.createFrom()
                    .item(batch)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(bulk ? this::takeAndRest : this::take));
  }

  private void takeAndRest(List<Delivery> batch) {
    long begin = System.nanoTime();
    take(batch);
    rest.after(Duration.ofNanos(System.nanoTime() - begin));
  }

  private void take(List<Delivery> batch) {
    Set<RecordEvent> events =
        batch.stream()
            .flatMap(delivery -> delivery.events().stream())
            .collect(Collectors.toUnmodifiableSet());
    try {
      patience.run(() -> handler.handle(events));
      batch.forEach(delivery -> delivery.message().ack());
    } catch (RuntimeException e) {
      Log.warnf(e, "%s: a batch of %d failed; trying one by one", consumer, events.size());
      batch.forEach(delivery -> takeApart(delivery.message(), delivery.events()));
    }
  }

  private void takeApart(Message<byte[]> message, List<RecordEvent> events) {
    Map<RecordEvent, RuntimeException> failed = new LinkedHashMap<>();
    for (RecordEvent event : events) {
      try {
        patience.run(() -> handler.handle(Set.of(event)));
      } catch (RuntimeException e) {
        failed.put(event, e);
      }
    }
    if (failed.isEmpty()) {
      message.ack();
    } else if (events.size() == 1) {
      refuse(message, failed.get(events.get(0)));
    } else {
      sendApart(message, failed);
    }
  }

  /** Events that fail come again in messages of their own, and only these are dead letters then. */
  private void sendApart(Message<byte[]> message, Map<RecordEvent, RuntimeException> failed) {
    try {
      patience.run(
          () -> QuarkusTransaction.requiringNew().run(() -> outbox.addApart(failed.keySet())));
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
