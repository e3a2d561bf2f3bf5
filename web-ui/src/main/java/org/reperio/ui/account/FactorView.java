package org.reperio.ui.account;

import org.reperio.factor.FactorState;
import org.reperio.ui.page.HumanDate;

/**
 * Whether an account wants a code.
 *
 * @param since when that was turned on; empty while it is off
 * @param codes how many recovery codes are left
 */
public record FactorView(String since, int codes) {

  static FactorView of(FactorState state) {
    return new FactorView(
        state.on() ? HumanDate.of(state.since().toString()) : "", state.recoveryCodes());
  }

  public boolean on() {
    return !since.isEmpty();
  }

  /** Whether there are so few left that the owner should draw some. */
  public boolean few() {
    return codes < 3;
  }
}
