package org.reperio.worker.messaging;

/**
 * A consumer of events that an add-on brings as a bean. The worker takes the events of its queue as
 * it does those of its own queues: {@link EventBatches} says what becomes of them.
 */
public interface EventSubscriber extends EventBatches.Handler {

  /** The name of its queue, which no other consumer has. */
  String queue();

  /** Which events come into the queue: {@code record.#}, {@code draft.#}, {@code #} for all. */
  String topics();
}
