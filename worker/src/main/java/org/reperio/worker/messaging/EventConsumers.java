package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reperio.job.Demand;
import org.reperio.job.JobSettings;
import org.reperio.messaging.Outbox;
import org.reperio.worker.job.Rest;

/** The consumers of events. */
@Singleton
public class EventConsumers {

  private final ObjectMapper json;
  private final Outbox outbox;
  private final Rest rest;

  public EventConsumers(ObjectMapper json, Outbox outbox, JobSettings settings, Demand demand) {
    this.json = json;
    this.outbox = outbox;
    this.rest = Rest.whileAsked(settings, demand);
  }

  /**
   * A consumer that does not consume yet.
   *
   * @param name for the log
   * @param messages of its queue
   */
  public EventBatches of(
      String name, Multi<Message<byte[]>> messages, EventBatches.Handler handler) {
    return new EventBatches(name, messages, json, outbox, rest, handler);
  }
}
