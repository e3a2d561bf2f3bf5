package org.reperio.worker.ingest;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A plain line every few seconds, for logs and pipes. */
final class LineDisplay implements IngestDisplay {

  private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long begin;
  private long last;

  /**
   * @param nanoTime the clock, as {@link System#nanoTime()}
   */
  LineDisplay(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.last = begin;
  }

  @Override
  public void accept(IngestCounts counts) {
    long now = nanoTime.getAsLong();
    if (now - last < INTERVAL) {
      return;
    }
    last = now;
    double seconds = (now - begin) / 1e9;
    double share = counts.totalBytes() == 0 ? 0 : (double) counts.bytes() / counts.totalBytes();
    out.println(
        String.format(
            Locale.ROOT,
            "%d read, %d created, %d updated, %d unchanged, %d rejected; %.0f %%, %.0f/s, %s left",
            counts.read(),
            counts.created(),
            counts.updated(),
            counts.unchanged(),
            counts.rejected(),
            100 * share,
            counts.read() / seconds,
            left(seconds, share)));
  }

  private static String left(double seconds, double share) {
    if (share <= 0) {
      return "unknown time";
    }
    long total = Math.round(seconds / share - seconds);
    return total < 60 ? total + " s" : total / 60 + " min " + total % 60 + " s";
  }

  @Override
  public void close() {
    out.flush();
  }
}
