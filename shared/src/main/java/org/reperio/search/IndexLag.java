package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether the index has what the database has: compares the newest changes with their documents. It
 * asks both, and no worker, so it also shows a worker that is gone or does nothing.
 */
@ApplicationScoped
public class IndexLag {

  /** How long a change may take. */
  public static final Duration ALLOWED = Duration.ofSeconds(30);

  /** Longer than an event takes whose change is only just committed. */
  private static final long PAUSE_MILLIS = 2_000;

  private static final int NEWEST = 200;

  private final IndexVersions versions;

  IndexLag(IndexVersions versions) {
    this.versions = versions;
  }

  /**
   * Changes that the index lacks.
   *
   * @param behind how many of the newest changes, of 200 at most
   * @param oldest when the first of them was made, or null when it lacks none
   */
  public record Lag(long behind, Instant oldest) {

    /** How long the first of them has waited. */
    public Duration age() {
      return oldest == null ? Duration.ZERO : Duration.between(oldest, Instant.now());
    }
  }

  /**
   * Looks at an index.
   *
   * @throws SearchUnavailable when the engine does not answer
   */
  public Lag of(IndexId id) throws InterruptedException {
    Lag lag = look(id);
    if (lag.behind() == 0) {
      return lag;
    }
    // A draft that came or went a moment ago makes the document of an older record stale.
    Thread.sleep(PAUSE_MILLIS);
    return look(id);
  }

  private Lag look(IndexId id) {
    List<IndexVersions.Row> behind =
        versions.behind(id, versions.newest(id, Instant.now().minus(ALLOWED), NEWEST));
    return new Lag(
        behind.size(),
        behind.stream().map(IndexVersions.Row::updated).min(Instant::compareTo).orElse(null));
  }
}
