package org.reperio.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.GrantSubject;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.SubjectType;
import org.reperio.account.Accounts;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.record.Parents;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;

/** Grants: owners allow people, groups or everybody to do something with their records. */
@ApplicationScoped
public class Grants {

  private static final int MAX_AT_ONCE = 100;
  private static final int MAX_NAME = 255;
  private static final int MAX_MESSAGE = 5_000;
  private static final String LEVELS = "Must be one of: view, preview, edit, manage.";
  private static final Set<String> SYSTEM_ROLES = Set.of("any_user", "authenticated_user");

  private final GrantRepository grants;
  private final Parents parents;
  private final Accounts accounts;
  private final GrantNotices notices;
  private final AuditTrail trail;

  Grants(
      GrantRepository grants,
      Parents parents,
      Accounts accounts,
      GrantNotices notices,
      AuditTrail trail) {
    this.trail = trail;
    this.grants = grants;
    this.parents = parents;
    this.accounts = accounts;
    this.notices = notices;
  }

  /** All grants of a record, oldest first. */
  @Transactional
  public List<Grant> list(Identity who, String pid) {
    return grants.of(parents.require(who, pid, Permission.MANAGE).parentId());
  }

  /**
   * One grant.
   *
   * @throws NotShared when the record has none at this position
   */
  @Transactional
  public Grant get(Identity who, String pid, int position) {
    return at(list(who, pid), position);
  }

  /**
   * The grant to one subject.
   *
   * @throws NotShared when the record has no such grant
   */
  @Transactional
  public Grant get(Identity who, String pid, GrantSubject subject) {
    return to(list(who, pid), subject);
  }

  /**
   * Makes grants, all or none.
   *
   * @param input {@code grants}: 1 to 100 of {@code {permission, subject: {type, id}, notify,
   *     message}}
   */
  @Transactional
  public List<Grant> create(Identity who, String pid, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    InputFields fields = InputFields.of(input);
    List<InputFields> wanted = fields.objects("grants", MAX_AT_ONCE);
    parents.changed(parent);
    int before = grants.of(parent).size();
    wanted.forEach(grant -> add(who, parent, grant));
    fields.require();
    notices.granted(who, pid, input.get("grants"));
    List<Grant> made = grants.of(parent).subList(before, before + wanted.size());
    made.forEach(grant -> note(who, parent, "add", grant));
    return made;
  }

  private void add(Identity who, UUID parent, InputFields input) {
    Optional<Permission> permission = permission(input);
    Optional<GrantSubject> subject = subject(who, input.object("subject"));
    input.flag("notify");
    input.text("message", MAX_MESSAGE);
    if (permission.isPresent() && subject.isPresent()) {
      requireNew(
          grants.add(parent, subject.get(), permission.get(), origin(who)),
          input.path("subject.id"));
    }
  }

  private static void requireNew(boolean added, String field) {
    if (!added) {
      throw ValidationFailed.because(
          field, "Grant for this user/role already exists within this record.");
    }
  }

  private static Optional<Permission> permission(InputFields input) {
    Optional<String> given = input.requiredText("permission", MAX_NAME);
    Optional<Permission> known = given.flatMap(Permission::of);
    if (given.isPresent() && known.isEmpty()) {
      input.wrong("permission", LEVELS);
    }
    return known;
  }

  private Optional<GrantSubject> subject(Identity who, InputFields input) {
    Optional<String> type = input.requiredText("type", MAX_NAME);
    Optional<String> id = input.requiredText("id", MAX_NAME);
    Optional<SubjectType> known = type.flatMap(SubjectType::of);
    if (type.isPresent() && known.isEmpty()) {
      input.wrong("type", "Must be one of: user, role, system_role.");
    }
    Optional<GrantSubject> subject =
        known.flatMap(kind -> id.map(name -> new GrantSubject(kind, name)));
    if (subject.isPresent() && !isGiven(who, subject.get())) {
      input.wrong("id", "Could not find the specified subject.");
      return Optional.empty();
    }
    return subject;
  }

  /** Lets an account view a record; a grant that it has already stays as it is. */
  @Transactional(TxType.MANDATORY)
  public void letView(Identity who, UUID parent, long account, String origin) {
    parents.changed(parent);
    GrantSubject subject = GrantSubject.user(account);
    if (grants.add(parent, subject, Permission.VIEW, origin)) {
      note(who, parent, "add", subject, Permission.VIEW);
    }
  }

  private void note(Identity who, UUID parent, String change, Grant grant) {
    note(who, parent, change, grant.subject(), grant.permission());
  }

  private void note(
      Identity who, UUID parent, String change, GrantSubject subject, Permission permission) {
    trail.note(
        who,
        AuditAction.GRANT,
        parents.pid(parent),
        AuditDetails.of("change", change)
            .and("subject", subject.type().id() + ":" + subject.id())
            .and("permission", permission.id()));
  }

  /**
   * Replaces what a grant allows, and to whom.
   *
   * @param input permission and subject
   */
  @Transactional
  public Grant replace(Identity who, String pid, int position, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    Grant grant = at(grants.of(parent), position);
    if (!input.hasNonNull("subject")) {
      throw ValidationFailed.of("subject", "Missing data for required field.");
    }
    return change(who, parent, grant, input);
  }

  /** Changes the given ones of permission and subject. */
  @Transactional
  public Grant update(Identity who, String pid, int position, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    Grant grant = at(grants.of(parent), position);
    return change(who, parent, grant, completed(input, grant));
  }

  /** Changes what the grant to one subject allows. */
  @Transactional
  public Grant update(Identity who, String pid, GrantSubject subject, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    Grant grant = to(grants.of(parent), subject);
    return change(who, parent, grant, completed(input, grant));
  }

  /** Absent members stay as they are. */
  private static ObjectNode completed(ObjectNode input, Grant grant) {
    ObjectNode completed = input.deepCopy();
    if (!completed.hasNonNull("permission") && completed.hasNonNull("subject")) {
      completed.put("permission", grant.permission().id());
    }
    return completed;
  }

  private Grant change(Identity who, UUID parent, Grant grant, ObjectNode input) {
    InputFields fields = InputFields.of(input);
    Optional<Permission> permission = permission(fields);
    Optional<GrantSubject> subject =
        fields.isThere("subject")
            ? subject(who, fields.object("subject"))
            : Optional.of(grant.subject());
    fields.require();
    parents.changed(parent);
    GrantSubject wanted = subject.orElseThrow();
    requireNew(wanted.equals(grant.subject()) || !grants.has(parent, wanted), "subject.id");
    grants.change(grant.id(), wanted, permission.orElseThrow());
    Grant changed = at(grants.of(parent), grant.position());
    if (!changed.subject().equals(grant.subject())) {
      note(who, parent, "remove", grant);
    }
    note(who, parent, "change", changed);
    return changed;
  }

  /** Takes a grant back. */
  @Transactional
  public void delete(Identity who, String pid, int position) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    remove(who, parent, at(grants.of(parent), position));
  }

  /** Takes the grant to one subject back. */
  @Transactional
  public void delete(Identity who, String pid, GrantSubject subject) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    remove(who, parent, to(grants.of(parent), subject));
  }

  private void remove(Identity who, UUID parent, Grant grant) {
    parents.changed(parent);
    grants.remove(grant.id());
    note(who, parent, "remove", grant);
  }

  private static Grant at(List<Grant> grants, int position) {
    if (position < 0 || position >= grants.size()) {
      throw new NotShared("No grant found with the given ID.");
    }
    return grants.get(position);
  }

  private static Grant to(List<Grant> grants, GrantSubject subject) {
    return grants.stream()
        .filter(grant -> grant.subject().equals(subject))
        .findFirst()
        .orElseThrow(
            () ->
                new NotShared(
                    "No grant found by given %s id."
                        .formatted(subject.type() == SubjectType.USER ? "user" : "group")));
  }

  /**
   * Whether there is such a subject. Of accounts only administrators are told: to all others any
   * number is as good as another, or they could find out which accounts there are.
   */
  private boolean isGiven(Identity who, GrantSubject subject) {
    return switch (subject.type()) {
      case USER ->
          who.isAdministrator() ? accounts.isActive(subject.id()) : Accounts.isNumber(subject.id());
      case ROLE -> accounts.roleExists(subject.id());
      case SYSTEM_ROLE -> SYSTEM_ROLES.contains(subject.id());
    };
  }

  private static String origin(Identity who) {
    return "api:" + (who.userId() == null ? "system" : who.userId());
  }
}
