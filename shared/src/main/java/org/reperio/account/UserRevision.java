package org.reperio.account;

import java.time.Instant;

/**
 * How often, and when, an account or a group was changed.
 *
 * @param number 0 for what has not been changed
 */
public record UserRevision(int number, Instant created, Instant updated) {}
