package org.reperio.worker.messaging;

import java.util.concurrent.atomic.LongAdder;
import org.reperio.messaging.QueueSamples;

/** Counts what this process does with the messages of a queue. */
final class Tally {

  private final LongAdder taken = new LongAdder();
  private final LongAdder handled = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void taken() {
    taken.increment();
  }

  void handled() {
    handled.increment();
  }

  void refused() {
    refused.increment();
  }

  /** What was counted since this was called last. */
  QueueSamples.Work reset() {
    return new QueueSamples.Work(
        taken.sumThenReset(), handled.sumThenReset(), refused.sumThenReset());
  }
}
