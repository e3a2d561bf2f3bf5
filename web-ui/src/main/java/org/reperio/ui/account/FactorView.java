package org.reperio.ui.account;

import java.time.Instant;
import java.util.List;
import org.reperio.factor.FactorState;
import org.reperio.factor.Passkey;
import org.reperio.ui.page.HumanDate;

/**
 * Which second factors an account has.
 *
 * @param since when the first was turned on; empty while there is none
 * @param app since when an app is set up; empty while none is
 * @param codes how many recovery codes are left
 */
public record FactorView(String since, String app, List<PasskeyView> passkeys, int codes) {

  static FactorView of(FactorState state) {
    return new FactorView(
        day(state.since()),
        day(state.app()),
        state.passkeys().stream().map(FactorView::view).toList(),
        state.recoveryCodes());
  }

  private static PasskeyView view(Passkey passkey) {
    return new PasskeyView(
        passkey.id(), passkey.name(), day(passkey.created()), day(passkey.used()));
  }

  private static String day(Instant moment) {
    return moment == null ? "" : HumanDate.of(moment.toString());
  }

  public boolean on() {
    return !since.isEmpty();
  }

  public boolean hasApp() {
    return !app.isEmpty();
  }

  /** Whether there are so few left that the owner should draw some. */
  public boolean few() {
    return codes < 3;
  }
}
