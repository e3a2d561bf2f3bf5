package org.reperio.factor;

import java.time.Instant;

/**
 * Whether an account wants a second factor.
 *
 * @param since when it was turned on; null while it is off
 * @param recoveryCodes how many are left
 */
public record FactorState(Instant since, int recoveryCodes) {

  public boolean on() {
    return since != null;
  }
}
