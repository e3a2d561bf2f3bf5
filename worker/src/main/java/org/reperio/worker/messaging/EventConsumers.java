package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.reperio.job.Demand;
import org.reperio.job.JobSettings;
import org.reperio.messaging.EventMessage;
import org.reperio.messaging.Outbox;
import org.reperio.worker.job.Rest;

/** The consumers of events. */
@Singleton
public class EventConsumers {

  private final Broker broker;
  private final ObjectMapper json;
  private final Outbox outbox;
  private final Rest rest;
  private final ConsumerStates states;
  private final EventTraces traces;

  public EventConsumers(
      Broker broker,
      ObjectMapper json,
      Outbox outbox,
      JobSettings settings,
      Demand demand,
      ConsumerStates states,
      EventTraces traces) {
    this.broker = broker;
    this.json = json;
    this.outbox = outbox;
    this.rest = Rest.whileAsked(settings, demand);
    this.states = states;
    this.traces = traces;
  }

  /**
   * A consumer that does not consume yet.
   *
   * @param name for the log
   */
  public EventConsumer of(String name, String queue, EventBatches.Handler handler) {
    return of(name, queue, () -> broker.connect(queue), handler);
  }

  EventConsumer of(
      String name, String queue, EventConsumer.Opening opening, EventBatches.Handler handler) {
    return new EventConsumer(
        queue,
        opening,
        json.readerFor(EventMessage.class),
        new EventBatches(name, traces.of(queue), outbox, rest, handler),
        states.of(queue));
  }
}
