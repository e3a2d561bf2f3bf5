package org.reperio.worker.messaging;

import java.util.List;
import org.reperio.messaging.RecordEvent;

/** A message that the broker has handed out: its events, and how it is answered. */
record Delivery(List<RecordEvent> events, Answer answer) {

  /** Answers a message, once. */
  interface Answer {

    /** It is done with. */
    void acknowledge();

    /** It cannot be handled, and becomes a dead letter, where an operator sees it. */
    void refuse(Exception reason);
  }

  /** Whether it is background work. */
  boolean isBulk() {
    return events.size() > 1;
  }
}
