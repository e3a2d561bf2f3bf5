package org.reperio.account;

import java.time.Instant;

/**
 * A browser in which somebody has signed in.
 *
 * @param id the hash of its secret, in hexadecimal digits: it opens nothing
 * @param name of the account's owner, when it began
 * @param formToken what a form of this browser sends along, to show that it came from our page
 * @param agent what the browser says that it is
 * @param host the address from which it signed in
 */
public record BrowserSession(
    String id,
    long accountId,
    String name,
    String formToken,
    String agent,
    String host,
    Instant created,
    Instant seen) {

  private static final int BRIEF = 12;

  /** Enough of its id to tell it from others in a log. */
  public String brief() {
    return brief(id);
  }

  static String brief(String id) {
    return id.substring(0, BRIEF);
  }
}
