package org.reperio.worker.ingest;

import java.time.Duration;
import java.util.Locale;

/**
 * The result of an ingest.
 *
 * @param took wall clock time
 * @param belongings what came in beside the records; none when they got new identifiers
 */
record IngestSummary(IngestCounts counts, boolean dryRun, Duration took, Belongings belongings) {

  /** True when every record read is in, or in a dry run would be, and all that belongs to it. */
  public boolean isComplete() {
    return counts.rejected() == 0 && belongings.refused() == 0;
  }

  /** Source records a second. */
  public double rate() {
    return counts.read() / Math.max(took.toNanos() / 1e9, 1e-3);
  }

  /**
   * In one line: "3948 read: 3948 created, 0 updated, 0 unchanged, 0 rejected in 12.3 s (321/s)".
   */
  @Override
  public String toString() {
    String did =
        dryRun
            ? "%d acceptable".formatted(counts.accepted())
            : "%d created, %d updated, %d unchanged"
                .formatted(counts.created(), counts.updated(), counts.unchanged());
    return String.format(
        Locale.ROOT,
        "%d read: %s, %d rejected in %.1f s (%.0f/s)%s%s",
        counts.read(),
        did,
        counts.rejected(),
        took.toNanos() / 1e9,
        rate(),
        belongings.equals(Belongings.NONE) ? "" : "; " + belongings,
        dryRun ? "; a dry run, nothing was stored" : "");
  }
}
