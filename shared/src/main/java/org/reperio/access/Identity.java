package org.reperio.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The asker. Every service method takes one, and decides by it.
 *
 * @param userId the account's id, or null for an anonymous visitor and for the system itself
 * @param roles the names of the roles held
 * @param communities the highest role in each community that the account is a member of
 * @param link the share link that came with the question, or null
 * @param system true only for work the program does on its own behalf (jobs, command line)
 * @param network where a visitor's question comes from; empty where nobody asked by network
 * @param origin what logs say of where the question comes from; it decides nothing
 */
public record Identity(
    Long userId,
    Set<String> roles,
    Map<UUID, CommunityRole> communities,
    HeldLink link,
    boolean system,
    String network,
    Origin origin) {

  /** The role that may do everything. */
  public static final String ADMINISTRATOR = "administration";

  /** The role that manages accounts and groups, those of administrators aside. */
  public static final String MODERATOR = "administration-moderation";

  private static final Identity ANONYMOUS =
      new Identity(null, Set.of(), Map.of(), null, false, "", Origin.NONE);
  private static final Identity SYSTEM =
      new Identity(null, Set.of(), Map.of(), null, true, "", Origin.NONE);

  public Identity {
    roles = Set.copyOf(roles);
    communities = Map.copyOf(communities);
  }

  public static Identity anonymous() {
    return ANONYMOUS;
  }

  public static Identity ofSystem() {
    return SYSTEM;
  }

  /**
   * The program, working on behalf of an account: it may do everything, and the account owns it.
   */
  public static Identity ofSystemFor(long userId, Set<String> roles) {
    return new Identity(userId, roles, Map.of(), null, true, "", Origin.NONE);
  }

  public static Identity user(long userId, Set<String> roles) {
    return user(userId, roles, Map.of());
  }

  public static Identity user(
      long userId, Set<String> roles, Map<UUID, CommunityRole> communities) {
    return new Identity(userId, roles, communities, null, false, "", Origin.NONE);
  }

  /** The same asker, who also holds a share link. */
  public Identity with(HeldLink held) {
    return new Identity(userId, roles, communities, held, system, network, origin);
  }

  /** The same asker, of whom it is known where the question comes from. */
  public Identity from(Origin known) {
    return new Identity(userId, roles, communities, link, system, network, known);
  }

  /**
   * A visitor without an account.
   *
   * @param host the address that the visitor's question comes from
   */
  public static Identity visitor(String host) {
    return new Identity(null, Set.of(), Map.of(), null, false, network(host), Origin.NONE);
  }

  /** One customer of IPv6 has a network of 64 bits, not one address. */
  private static String network(String host) {
    String[] groups = host.split(":");
    return groups.length < 5 ? host : String.join(":", Arrays.copyOf(groups, 4));
  }

  /** Under what name the asker's questions are counted: an account's, or a visitor's network. */
  public String asker() {
    if (isAuthenticated()) {
      return ReaderToken.user(userId);
    }
    return system ? "system" : "guest:" + (network.isEmpty() ? "unknown" : network);
  }

  /** Whether nothing at all is known of the asker but where the question comes from. */
  public boolean isAnonymous() {
    return !isAuthenticated() && !system && link == null;
  }

  public boolean isAuthenticated() {
    return userId != null;
  }

  /**
   * The number of the asker's account.
   *
   * @throws AuthenticationRequired for who has none
   */
  public long account() {
    if (!isAuthenticated()) {
      throw new AuthenticationRequired();
    }
    return userId;
  }

  /** True for the system and for administrators. */
  public boolean isAdministrator() {
    return system || roles.contains(ADMINISTRATOR);
  }

  /** True for the system, for administrators, and for those who manage accounts and groups. */
  public boolean isModerator() {
    return isAdministrator() || roles.contains(MODERATOR);
  }

  /** For what only those do who run the repository. */
  public void requireAdministrator() {
    if (!isAdministrator()) {
      throw new PermissionDenied();
    }
  }

  /** For what takes an account of whatever kind; the program itself needs none. */
  public void requireAccount() {
    if (!isAuthenticated() && !system) {
      throw new PermissionDenied();
    }
  }

  /** Whether the asker has the account of this number. */
  public boolean has(long account) {
    return userId != null && userId == account;
  }

  /** Whether the asker decides about a community's records. */
  public boolean curates(UUID community) {
    CommunityRole role = communities.get(community);
    return role != null && role.curates();
  }

  /**
   * The tokens that the asker holds, to be compared with those of a record's readers in the search
   * index. A share link gives none: it opens a record that is asked for, and finds nothing.
   */
  public Set<String> tokens() {
    var tokens = new HashSet<String>();
    tokens.add(ReaderToken.ANYBODY);
    if (isAuthenticated()) {
      tokens.add(ReaderToken.AUTHENTICATED);
      tokens.add(ReaderToken.user(userId));
    }
    roles.forEach(role -> tokens.add(ReaderToken.role(role)));
    communities.forEach(
        (community, role) -> {
          tokens.add(ReaderToken.member(community));
          if (role.curates()) {
            tokens.add(ReaderToken.curator(community));
          }
        });
    return tokens;
  }
}
