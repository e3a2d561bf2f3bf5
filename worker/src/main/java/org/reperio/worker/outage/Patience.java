package org.reperio.worker.outage;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Repeats work with growing pauses for as long as an {@link Outage} is behind its failures. */
public final class Patience {

  private static final long FIRST_MILLIS = 200;
  private static final long JITTER_MILLIS = 100;
  private static final long LONGEST_SECONDS = 5;

  private final String work;
  private final Guard guard;

  private Patience(String work, long seconds) {
    this.work = work;
    this.guard =
        Guard.create()
            .withRetry()
            .maxRetries(-1)
            .maxDuration(seconds, ChronoUnit.SECONDS)
            .delay(FIRST_MILLIS, ChronoUnit.MILLIS)
            .jitter(JITTER_MILLIS, ChronoUnit.MILLIS)
            .whenException(Outage::isBehind)
            .withExponentialBackoff()
            .maxDelay(LONGEST_SECONDS, ChronoUnit.SECONDS)
            .done()
            .done()
            .build();
  }

  /**
   * Patience without an end.
   *
   * @param work what waits, for the log
   */
  public static Patience endless(String work) {
    return new Patience(work, 0);
  }

  /** Patience that ends: the failure of the last attempt is passed on. */
  public static Patience of(String work, long seconds) {
    return new Patience(work, seconds);
  }

  /** Does the work; failures with no outage behind them are passed on at once. */
  public void run(Runnable task) {
    call(
        () -> {
          task.run();
          return null;
        });
  }

  /** As {@link #run}, with a result. */
  @SuppressWarnings("unchecked")
  public <T> T call(Supplier<T> task) {
    var failed = new AtomicInteger();
    T result = (T) guard.get(() -> (Object) attempt(task, failed), Object.class);
    if (failed.get() > 0) {
      Log.infof("%s: done after %d attempts in vain", work, failed.get());
    }
    return result;
  }

  private <T> T attempt(Supplier<T> task, AtomicInteger failed) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      if (failed.getAndIncrement() == 0 && Outage.isBehind(e)) {
        Log.warnf("%s: waits for what is down (%s)", work, e);
      }
      throw e;
    }
  }
}
