package org.reperio.worker.messaging;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.worker.job.Rest;
import org.reperio.worker.outage.Patience;

/**
 * Handles events in batches. A message is acknowledged when all its events have been handled. While
 * what the handler needs is down, the batch waits, and with it the queue. A batch that fails for
 * another reason is tried event by event, so that one event costs no other; what fails alone goes
 * to the dead letters.
 */
public final class EventBatches {

  /** Events of a bulk that are handled before it rests. */
  private static final int PORTION = 25;

  private final String consumer;
  private final QueueTraces traces;
  private final Handler handler;
  private final Outbox outbox;
  private final Rest rest;
  private final Patience patience;
  private volatile boolean stopping;

  /**
   * @param consumer its name, for the log
   * @param traces which each batch continues
   * @param outbox for the events of a message that fail where others of it do not
   * @param rest after a message about many records
   */
  EventBatches(String consumer, QueueTraces traces, Outbox outbox, Rest rest, Handler handler) {
    this.consumer = consumer;
    this.traces = traces;
    this.outbox = outbox;
    this.rest = rest;
    this.handler = handler;
    this.patience = Patience.endless(consumer);
  }

  /** The handler of events. It may get an event again that it has handled before. */
  public interface Handler {
    void handle(Set<RecordEvent> events);
  }

  /** From now on what fails is left to another worker: the services that it needs may be closed. */
  void stop() {
    stopping = true;
  }

  /**
   * Takes messages about many records, few at a time, and gives way to requests after each of these
   * portions: a long one would keep a search waiting until it is done.
   */
  void takeAndRest(List<Delivery> batch) {
    take(batch, this::handleInPortions);
  }

  /**
   * Takes messages together. Each is answered when this returns, unless the work was cut off by a
   * stop.
   */
  void take(List<Delivery> batch) {
    take(batch, this::handle);
  }

  private void take(List<Delivery> batch, Handler handling) {
    Set<RecordEvent> events =
        batch.stream()
            .flatMap(delivery -> delivery.events().stream())
            .collect(Collectors.toUnmodifiableSet());
    if (!isHandled(batch, handling, events)) {
      batch.forEach(this::takeApart);
    }
  }

  private boolean isHandled(List<Delivery> batch, Handler handling, Set<RecordEvent> events) {
    try (var work = traces.handling(batch)) {
      try {
        handling.handle(events);
        batch.forEach(delivery -> delivery.answer().acknowledge());
        return true;
      } catch (RuntimeException e) {
        work.fail();
        Log.warnf(e, "%s: a batch of %d failed; trying one by one", consumer, events.size());
        return false;
      }
    }
  }

  private void handle(Set<RecordEvent> events) {
    patience.run(() -> handler.handle(events));
  }

  private void handleInPortions(Set<RecordEvent> events) {
    List<RecordEvent> all = List.copyOf(events);
    for (int from = 0; from < all.size(); from += PORTION) {
      long begin = System.nanoTime();
      handle(Set.copyOf(all.subList(from, Math.min(from + PORTION, all.size()))));
      rest.after(Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private void takeApart(Delivery delivery) {
    try (var work = traces.handling(List.of(delivery))) {
      takeApart(delivery, work);
    }
  }

  private void takeApart(Delivery delivery, QueueTraces.Batch work) {
    Map<RecordEvent, RuntimeException> failed = new LinkedHashMap<>();
    for (RecordEvent event : delivery.events()) {
      try {
        handle(Set.of(event));
      } catch (RuntimeException e) {
        failed.put(event, e);
      }
    }
    if (failed.isEmpty()) {
      delivery.answer().acknowledge();
      return;
    }
    work.fail();
    if (stopping) {
      Log.infof("%s: stopped with work in hand", consumer);
    } else if (delivery.isBulk()) {
      sendApart(delivery, failed);
    } else {
      refuse(delivery, failed.get(delivery.events().get(0)));
    }
  }

  /** Events that fail come again in messages of their own, and only these are dead letters then. */
  private void sendApart(Delivery delivery, Map<RecordEvent, RuntimeException> failed) {
    try {
      patience.run(
          () -> QuarkusTransaction.requiringNew().run(() -> outbox.addApart(failed.keySet())));
      delivery.answer().acknowledge();
    } catch (RuntimeException e) {
      refuse(delivery, e);
    }
  }

  private void refuse(Delivery delivery, Exception reason) {
    Log.errorf(reason, "%s: an event could not be handled", consumer);
    delivery.answer().refuse(reason);
  }
}
