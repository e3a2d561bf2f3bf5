package org.reperio.ui.account;

/**
 * A passkey in a list.
 *
 * @param used when it last opened the account; empty when it never has
 */
public record PasskeyView(long id, String name, String created, String used) {

  public boolean wasUsed() {
    return !used.isEmpty();
  }

  /** Where the form that removes it goes. */
  public String removal() {
    return TwoStepPages.PATH + "/passkeys/" + id + "/remove";
  }

  /** What tells that form from others of its page. */
  public String form() {
    return "passkey-" + id;
  }
}
