package org.reperio.limit;

import java.time.Instant;

/**
 * How far the tightest rate of an asker is used up.
 *
 * @param amount what the rate allows
 * @param remaining what is left of it, never below 0
 * @param reset when the rate's time starts again
 * @param exceeded whether this very request is one too many
 */
public record Usage(long amount, long remaining, Instant reset, boolean exceeded) {}
