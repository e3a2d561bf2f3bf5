package org.reperio.worker.messaging;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.reperio.messaging.QueueSamples;

/** Whether the consumer of a queue may take something, and what it has done. */
final class ConsumerState {

  private final BooleanSupplier free;

  private final LongAdder taken = new LongAdder();
  private final LongAdder handled = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /**
   * @param free whether the consumer may take something
   */
  ConsumerState(BooleanSupplier free) {
    this.free = free;
  }

  boolean isFree() {
    return free.getAsBoolean();
  }

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
