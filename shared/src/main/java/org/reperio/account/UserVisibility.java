package org.reperio.account;

/**
 * Who sees an account beside its owner and those who manage accounts.
 *
 * @param profile whether every account finds it, with its name
 * @param email whether whoever finds it sees the address
 */
public record UserVisibility(boolean profile, boolean email) {

  /** How much others see: {@code hidden}, {@code profile} or {@code full}. */
  public String level() {
    return !profile ? "hidden" : email ? "full" : "profile";
  }
}
