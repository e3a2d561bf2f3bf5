package org.reperio.account;

/** How far somebody has come who gave the right password. */
public sealed interface SignInStep {

  /**
   * They are signed in.
   *
   * @param session the secret that the browser shows from now on
   */
  record Done(String session) implements SignInStep {}

  /**
   * The account wants a code or a passkey too.
   *
   * @param half what shows for ten minutes that the password was right
   */
  record SecondWanted(String half) implements SignInStep {}
}
