package org.reperio.worker.messaging;

import java.util.List;
import org.reperio.messaging.RecordEvent;
import org.reperio.trace.TraceParent;

/**
 * A message that the broker has handed out.
 *
 * @param id of the message, null when it has none
 * @param cause the span that sent it, null when none was recorded
 * @param answer how it is answered
 */
record Delivery(String id, TraceParent cause, List<RecordEvent> events, Answer answer) {

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
