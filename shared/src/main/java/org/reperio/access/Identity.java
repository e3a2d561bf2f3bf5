package org.reperio.access;

import java.util.Set;

/**
 * Who asks. Every service method takes one, and decides by it.
 *
 * @param userId the account's id, or null for an anonymous visitor and for the system itself
 * @param roles the names of the roles held
 * @param system true only for work the program does on its own behalf (jobs, command line)
 */
public record Identity(Long userId, Set<String> roles, boolean system) {

  /** The role that may do everything. */
  public static final String ADMINISTRATOR = "administration";

  private static final Identity ANONYMOUS = new Identity(null, Set.of(), false);
  private static final Identity SYSTEM = new Identity(null, Set.of(), true);

  public Identity {
    roles = Set.copyOf(roles);
  }

  public static Identity anonymous() {
    return ANONYMOUS;
  }

  public static Identity ofSystem() {
    return SYSTEM;
  }

  public static Identity user(long userId, Set<String> roles) {
    return new Identity(userId, roles, false);
  }

  public boolean isAuthenticated() {
    return userId != null;
  }

  /** True for the system and for administrators. */
  public boolean isAdministrator() {
    return system || roles.contains(ADMINISTRATOR);
  }
}
