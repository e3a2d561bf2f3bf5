package org.reperio.worker.search;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.RecordEvent;

/**
 * Takes events in batches and brings the indices up to date. A message is acknowledged only when
 * the engine has what it is about; while the engine is down the batch waits, and with it the queue.
 */
@ApplicationScoped
public class RecordIndexer {

  private static final int BATCH = 500;

  /** As {@code max-outstanding-messages} in application.properties. */
  private static final int UNACKNOWLEDGED = 1000;

  private static final Duration LINGER = Duration.ofMillis(50);

  private final Multi<Message<byte[]>> events;
  private final PatientIndexer indexer;
  private final ObjectMapper json;
  private final FaultPoints faults;
  private Cancellable subscription = () -> {};

  public RecordIndexer(
      @Channel("record-index") Multi<Message<byte[]>> events,
      PatientIndexer indexer,
      ObjectMapper json,
      FaultPoints faults) {
    this.events = events;
    this.indexer = indexer;
    this.json = json;
    this.faults = faults;
  }

  /** Starts consuming; ends with the service. */
  public void start() {
    subscription =
        events
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
                        .invoke(this::index))
            .subscribe()
            .with(done -> {}, RecordIndexer::giveUp);
  }

  /** A worker that does not index is worse than none: whoever supervises it starts a new one. */
  private static void giveUp(Throwable failure) {
    Log.error("the indexer stopped, and with it this worker", failure);
    Quarkus.asyncExit(1);
  }

  @PreDestroy
  void stop() {
    subscription.cancel();
  }

  private void index(List<Message<byte[]>> batch) {
    Map<Message<byte[]>, RecordEvent> understood = new LinkedHashMap<>();
    for (Message<byte[]> message : batch) {
      try {
        understood.put(message, json.readValue(message.getPayload(), RecordEvent.class));
      } catch (IOException e) {
        refuse(message, e);
      }
    }
    try {
      faults.pass(FaultPoint.INDEX_BEFORE_BULK);
      indexer.apply(Set.copyOf(understood.values()));
      faults.pass(FaultPoint.INDEX_AFTER_BULK);
      understood.keySet().forEach(Message::ack);
    } catch (RuntimeException e) {
      Log.warnf(e, "a batch of %d could not be indexed; trying one by one", understood.size());
      understood.forEach(this::indexOne);
    }
  }

  private void indexOne(Message<byte[]> message, RecordEvent event) {
    try {
      indexer.apply(Set.of(event));
      message.ack();
    } catch (RuntimeException e) {
      refuse(message, e);
    }
  }

  /** To the dead letters, where an operator sees it. */
  private static void refuse(Message<byte[]> message, Exception reason) {
    Log.error("an event could not be handled", reason);
    message.nack(reason);
  }
}
