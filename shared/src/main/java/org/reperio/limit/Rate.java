package org.reperio.limit;

import java.time.Duration;

/**
 * So many requests in a time.
 *
 * @param amount at least 1
 * @param window whole seconds, at least 1
 */
public record Rate(long amount, Duration window) {}
