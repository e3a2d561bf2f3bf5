package org.reperio.worker.job;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.reperio.job.Demand;
import org.reperio.job.JobSettings;

/**
 * Makes background work yield: a thread that has worked for a while rests in proportion, so that
 * the database, the search engine and the processors are free for those who wait for an answer. The
 * more of them wait, the longer it rests; where nobody does, it goes on at once.
 */
public final class Rest {

  private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

  /** However many wait, it works a tenth of the time: it has to come to an end. */
  private static final double MOST = 9;

  private final DoubleSupplier share;
  private final ThreadLocal<Long> since = new ThreadLocal<>();

  /**
   * @param share of the time worked, asked each time; 1 rests for as long as it worked, 0 not at
   *     all
   */
  public Rest(DoubleSupplier share) {
    this.share = share;
  }

  /** Rests as these settings say while so many wait. */
  static Rest of(JobSettings settings, Demand demand) {
    double perRequest = settings.restPerRequest();
    return new Rest(() -> share(settings.rest(), perRequest, perRequest > 0 ? demand.now() : 0));
  }

  /** Rests only while requests are being answered. */
  public static Rest whileAsked(JobSettings settings, Demand demand) {
    double perRequest = settings.restPerRequest();
    return new Rest(() -> share(0, perRequest, perRequest > 0 ? demand.now() : 0));
  }

  static double share(double rest, double perRequest, double requests) {
    return Math.max(rest, Math.min(MOST, perRequest * requests));
  }

  /** Rests for the work that this thread has done since it rested last. */
  void take() {
    Long begin = since.get();
    if (begin != null) {
      after(Duration.ofNanos(System.nanoTime() - begin));
    }
    since.set(System.nanoTime());
  }

  /** Rests for work that took so long. */
  public void after(Duration worked) {
    long nanos = (long) Math.min(LONGEST_NANOS, share.getAsDouble() * worked.toNanos());
    try {
      Thread.sleep(Duration.ofNanos(nanos).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
