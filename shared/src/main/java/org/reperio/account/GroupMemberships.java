package org.reperio.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;

/**
 * Which groups an account has. Moderators decide that for others, and administrators alone make and
 * unmake administrators.
 */
@ApplicationScoped
public class GroupMemberships {

  private static final int MOST = 100;
  private static final int MOST_AVAILABLE = 1_000;
  private static final int LONGEST_NAME = 255;

  private final AccountRepository accounts;
  private final RoleRepository roles;
  private final GroupSearch groups;
  private final UserSearch users;
  private final AuditTrail trail;

  GroupMemberships(
      AccountRepository accounts,
      RoleRepository roles,
      GroupSearch groups,
      UserSearch users,
      AuditTrail trail) {
    this.trail = trail;
    this.users = users;
    this.accounts = accounts;
    this.roles = roles;
    this.groups = groups;
  }

  /** What is done with the groups that an account has and those that somebody names. */
  private interface Step {
    void apply(Set<String> held, Collection<String> named);
  }

  /**
   * The groups of an account, and for those who may change them the first 1,000 that they may give.
   *
   * @throws PermissionDenied for all but moderators and the account's owner
   * @throws UserNotFound when there is no account with this number
   */
  public UserGroups of(Identity who, String id) {
    if (!who.isModerator() && !id.equals(String.valueOf(who.userId()))) {
      throw new PermissionDenied();
    }
    long number = UserPermissions.number(id);
    DirectoryEntry user = users.numbered(number).orElseThrow(UserNotFound::new);
    boolean self = who.has(number);
    if (user.isAdministrator() && !who.isAdministrator() && !self) {
      throw new PermissionDenied();
    }
    return new UserGroups(
        groups.of(number),
        who.isModerator() && !self ? groups.first(who, MOST_AVAILABLE) : List.of());
  }

  /**
   * Gives an account groups.
   *
   * @param body {@code groups}, at most 100 names
   * @throws PermissionDenied when the asker may not
   * @throws UserNotFound when there is no account with this number
   * @throws ValidationFailed when there is no group of a name
   */
  @Transactional
  public MembershipChange add(Identity who, String id, ObjectNode body) {
    return change(who, id, body, (held, named) -> held.addAll(named));
  }

  /**
   * Gives an account these groups and takes all others away.
   *
   * @param body {@code groups}, at most 100 names
   * @throws PermissionDenied when the asker may not
   * @throws UserNotFound when there is no account with this number
   * @throws ValidationFailed when there is no group of a name
   */
  @Transactional
  public MembershipChange set(Identity who, String id, ObjectNode body) {
    return change(
        who,
        id,
        body,
        (held, named) -> {
          held.clear();
          held.addAll(named);
        });
  }

  /**
   * Takes groups from an account.
   *
   * @param body {@code groups}, at most 100 names
   * @throws PermissionDenied when the asker may not
   * @throws UserNotFound when there is no account with this number
   * @throws ValidationFailed when there is no group of a name
   */
  @Transactional
  public MembershipChange remove(Identity who, String id, ObjectNode body) {
    return change(who, id, body, (held, named) -> held.removeAll(named));
  }

  private MembershipChange change(Identity who, String id, ObjectNode body, Step step) {
    UserPermissions.requireModerator(who);
    long number = UserPermissions.number(id);
    // Roles that somebody else gives or takes meanwhile count as well.
    Account account = accounts.held(number).orElseThrow(UserNotFound::new);
    UserPermissions.requireToDecide(who, number, account.roles());
    Set<String> wanted = new TreeSet<>(account.roles());
    step.apply(wanted, named(body));
    List<String> added = without(wanted, account.roles());
    List<String> removed = without(account.roles(), wanted);
    if (!who.isAdministrator()
        && (added.contains(Identity.ADMINISTRATOR) || removed.contains(Identity.ADMINISTRATOR))) {
      throw new PermissionDenied();
    }
    for (String role : added) {
      accounts.grant(number, role);
      trail.note(who, AuditAction.USER_ROLE_GRANT, number, AuditDetails.of("role", role));
    }
    for (String role : removed) {
      accounts.revoke(number, role);
      trail.note(who, AuditAction.USER_ROLE_REVOKE, number, AuditDetails.of("role", role));
    }
    return new MembershipChange(added, removed, List.copyOf(wanted));
  }

  private Set<String> named(ObjectNode body) {
    InputFields input = InputFields.of(body);
    Set<String> named = new TreeSet<>();
    input.texts("groups", MOST, LONGEST_NAME).forEach(name -> named.add(name.strip()));
    named.remove("");
    input.require();
    List<String> unknown = named.isEmpty() ? List.of() : roles.unknown(named);
    if (!unknown.isEmpty()) {
      throw ValidationFailed.of(
          "groups", "There is no group %s.".formatted(String.join(", ", unknown)));
    }
    return named;
  }

  private static List<String> without(Collection<String> all, Collection<String> others) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(others);
    rest.sort(null);
    return rest;
  }
}
