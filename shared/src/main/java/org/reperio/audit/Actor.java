package org.reperio.audit;

import org.reperio.access.Identity;

/** Under what name the log knows who did something. */
final class Actor {

  /** The program itself and its command line. */
  static final String SYSTEM = "system";

  /** Somebody without an account. */
  static final String ANONYMOUS = "anonymous";

  private Actor() {}

  /** The number of an account, {@code system} or {@code anonymous}. */
  static String of(Identity who) {
    if (who.isAuthenticated()) {
      return Long.toString(who.userId());
    }
    return who.system() ? SYSTEM : ANONYMOUS;
  }
}
