package org.reperio.factor;

/**
 * What an account is asked for beside the password; a recovery code always does.
 *
 * @param app whether the code of an app does
 * @param passkey what the browser is told for it to ask for a passkey, in JSON; empty when the
 *     account has none
 */
public record FactorChoice(boolean app, String passkey) {

  public boolean hasPasskey() {
    return !passkey.isEmpty();
  }
}
