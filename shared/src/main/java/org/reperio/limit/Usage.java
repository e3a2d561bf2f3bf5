package org.reperio.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the tightest rate of an asker is used up.
 *
 * @param amount what the rate allows
 * @param remaining what is left of it, never below 0
 * @param reset when the rate's time starts again
 * @param exceeded whether this very request is one too many
 */
public record Usage(long amount, long remaining, Instant reset, boolean exceeded) {

  /** The seconds until the rate's time starts again, at least 1. */
  public long secondsUntilReset() {
    return Math.max(1, Duration.between(Instant.now(), reset).toSeconds() + 1);
  }
}
