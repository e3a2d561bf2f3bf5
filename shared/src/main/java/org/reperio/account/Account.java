package org.reperio.account;

import java.time.Instant;
import java.util.Set;
import org.reperio.access.Identity;

/**
 * A person or program that can sign in or use a token.
 *
 * @param active false for an account that is locked: it can do nothing
 */
public record Account(
    long id, String email, String fullName, boolean active, Set<String> roles, Instant created) {

  /** Who this account is to the services. */
  public Identity identity() {
    return Identity.user(id, roles);
  }
}
