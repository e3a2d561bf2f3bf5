package org.reperio.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;

/**
 * The roles as groups of accounts. Every account sees those that are kept elsewhere; those that are
 * managed here are seen and changed by moderators, and the administrators' own by administrators.
 */
@ApplicationScoped
public class Groups {

  /** What the program gives a meaning, or InvenioRDM: nobody makes, changes or removes these. */
  private static final Set<String> PROTECTED =
      Set.of("admin", "superuser-access", Identity.ADMINISTRATOR, Identity.MODERATOR);

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_DESCRIPTION = 255;

  private final GroupSearch search;
  private final RoleRepository roles;
  private final AccountRepository accounts;
  private final AuditTrail trail;

  Groups(GroupSearch search, RoleRepository roles, AccountRepository accounts, AuditTrail trail) {
    this.trail = trail;
    this.search = search;
    this.roles = roles;
    this.accounts = accounts;
  }

  /**
   * A page of the groups that the asker may see.
   *
   * @throws PermissionDenied without an account
   */
  public GroupPage search(Identity who, GroupQuery query) {
    who.requireAccount();
    return search.find(who, query);
  }

  /**
   * One group.
   *
   * @throws GroupNotFound when moderators ask for one that is not there
   * @throws PermissionDenied for all others, and for a group that the asker may not see
   */
  public Group read(Identity who, String name) {
    Group group = known(who, name);
    boolean visible =
        name.equals(Identity.ADMINISTRATOR) ? who.isAdministrator() : who.isModerator();
    if (!visible && (group.managed() || !who.isAuthenticated())) {
      throw new PermissionDenied();
    }
    return group;
  }

  private Group known(Identity who, String name) {
    return search
        .named(name.replace('\0', ' '))
        .orElseThrow(() -> who.isModerator() ? new GroupNotFound() : new PermissionDenied());
  }

  /**
   * Makes a group.
   *
   * @param body {@code name}, a letter and then letters, digits, hyphens and underscores, at most
   *     80; perhaps {@code description}, at most 255 characters
   * @throws PermissionDenied for all but moderators, and for a protected name
   * @throws ValidationFailed when a field is wrong, or a group has this name
   */
  public Group create(Identity who, ObjectNode body) {
    UserPermissions.requireModerator(who);
    InputFields input = InputFields.of(body);
    String name = input.requiredText("name", LONGEST_NAME).orElse("");
    if (PROTECTED.contains(name)) {
      throw new PermissionDenied();
    }
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      input.wrong(
          "name",
          "A name is a letter and then letters, digits, hyphens and underscores, at most 80.");
    }
    String description = description(input).orElse("");
    input.require();
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              if (!roles.add(name, description)) {
                throw ValidationFailed.of("name", "Role name already used by another group.");
              }
              trail.note(who, AuditAction.GROUP_CREATE, name);
            });
    return known(who, name);
  }

  private static Optional<String> description(InputFields input) {
    return input.text("description", LONGEST_DESCRIPTION).map(String::strip);
  }

  /**
   * Changes the description of a group.
   *
   * @param body {@code description}; a {@code name} only if it is the group's
   * @throws PermissionDenied when the asker may not, as nobody may for a protected group
   * @throws GroupNotFound when moderators ask for one that is not there
   * @throws ValidationFailed when a field is wrong
   */
  public Group update(Identity who, String name, ObjectNode body) {
    requireToChange(who, name);
    InputFields input = InputFields.of(body);
    if (!input.text("name", LONGEST_NAME).orElse(name).equals(name)) {
      input.wrong("name", "A group keeps its name.");
    }
    var description = description(input);
    input.require();
    description.ifPresent(
        text ->
            QuarkusTransaction.joiningExisting()
                .run(
                    () -> {
                      roles.describe(name, text);
                      trail.note(who, AuditAction.GROUP_UPDATE, name);
                    }));
    return known(who, name);
  }

  /**
   * Removes a group, and takes it from all who have it.
   *
   * @throws PermissionDenied when the asker may not, as nobody may for a protected group
   * @throws GroupNotFound when moderators ask for one that is not there
   * @throws GroupInUse when something is shared with it, or it decides about something
   */
  public void delete(Identity who, String name) {
    requireToChange(who, name);
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              if (search.isUsed(name)) {
                throw new GroupInUse();
              }
              accounts.losing(name);
              if (!roles.remove(name)) {
                throw new GroupNotFound();
              }
              trail.note(who, AuditAction.GROUP_DELETE, name);
            });
  }

  private void requireToChange(Identity who, String name) {
    UserPermissions.requireModerator(who);
    if (PROTECTED.contains(name) || (!known(who, name).managed() && !who.isAdministrator())) {
      throw new PermissionDenied();
    }
  }
}
