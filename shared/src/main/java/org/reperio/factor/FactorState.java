package org.reperio.factor;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which second factors an account has.
 *
 * @param app since when the codes of an app are asked for; null while they are not
 * @param passkeys the oldest first
 * @param recoveryCodes how many are left
 */
public record FactorState(Instant app, List<Passkey> passkeys, int recoveryCodes) {

  /** Whether the account wants more than a password. */
  public boolean on() {
    return since() != null;
  }

  /** Since when it does; null while it does not. */
  public Instant since() {
    return Stream.concat(Stream.ofNullable(app), passkeys.stream().map(Passkey::created))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
