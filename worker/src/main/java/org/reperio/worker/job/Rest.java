package org.reperio.worker.job;

import java.time.Duration;

/**
 * Makes background work yield: a thread that has worked for a while rests in proportion, so that
 * the database, the search engine and the processors are free for those who wait for an answer.
 */
final class Rest {

  private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

  private final double share;
  private final ThreadLocal<Long> since = new ThreadLocal<>();

  /**
   * @param share of the time worked; 1 rests for as long as it worked, 0 not at all
   */
  Rest(double share) {
    this.share = share;
  }

  /** Rests for the work that this thread has done since it rested last. */
  void take() {
    if (share <= 0) {
      return;
    }
    Long begin = since.get();
    if (begin != null) {
      long nanos = (long) Math.min(LONGEST_NANOS, share * (System.nanoTime() - begin));
      try {
        Thread.sleep(Duration.ofNanos(nanos).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    since.set(System.nanoTime());
  }
}
