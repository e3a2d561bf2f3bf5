package org.reperio.audit;

import org.reperio.access.Identity;

/**
 * Who did something, as they were then, and from where.
 *
 * @param id the number of an account, {@code system} or {@code anonymous}
 * @param name the account's full name; null where there is none
 * @param email the account's address; null without an account
 * @param address where the request came from; null without a request
 * @param requestId the request's id, as in all logs; null without a request
 */
public record Actor(String id, String name, String email, String address, String requestId) {

  /** The program itself and its command line. */
  static final String SYSTEM = "system";

  /** Somebody without an account. */
  static final String ANONYMOUS = "anonymous";

  /** The number of an account, {@code system} or {@code anonymous}. */
  static String idOf(Identity who) {
    if (who.isAuthenticated()) {
      return Long.toString(who.userId());
    }
    return who.system() ? SYSTEM : ANONYMOUS;
  }
}
