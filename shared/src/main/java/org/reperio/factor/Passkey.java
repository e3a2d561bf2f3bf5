package org.reperio.factor;

import java.time.Instant;

/**
 * A passkey of an account.
 *
 * @param name what its owner calls it
 * @param used when it last opened the account; null when it never has
 */
public record Passkey(long id, String name, Instant created, Instant used) {}
