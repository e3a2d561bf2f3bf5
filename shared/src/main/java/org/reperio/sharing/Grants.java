package org.reperio.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.database.Sql;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.record.Parents;

/** What owners allow other people, groups and everybody to do with their records. */
@ApplicationScoped
public class Grants {

  private static final int MAX_AT_ONCE = 100;
  private static final Set<String> SYSTEM_ROLES = Set.of("any_user", "authenticated_user");
  private static final String SELECT =
      """
      select id, (row_number() over (order by id)) - 1, subject_type, subject_id, permission, origin,
        created
      from access_grant where parent_id = ? order by id""";

  private final Sql sql;
  private final Parents parents;

  public Grants(Sql sql, Parents parents) {
    this.sql = sql;
    this.parents = parents;
  }

  /** All grants of a record, oldest first. */
  public List<Grant> list(Identity who, String pid) {
    return list(parents.require(who, pid, Permission.MANAGE).parentId());
  }

  /**
   * One grant.
   *
   * @throws NotShared when the record has none at this position
   */
  public Grant get(Identity who, String pid, int position) {
    return at(list(who, pid), position);
  }

  /**
   * The grant to one subject.
   *
   * @throws NotShared when the record has none
   */
  public Grant get(Identity who, String pid, String subject, String subjectId) {
    return to(list(who, pid), subject, subjectId);
  }

  /**
   * Makes grants, all or none.
   *
   * @param grants 1 to 100 of {@code {permission, subject: {type, id}}}
   */
  @Transactional
  public List<Grant> create(Identity who, String pid, JsonNode grants) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    if (!grants.isArray() || grants.isEmpty() || grants.size() > MAX_AT_ONCE) {
      throw ValidationFailed.of("grants", "Send a list of 1 to %d grants.".formatted(MAX_AT_ONCE));
    }
    List<Grant> before = list(parent);
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < grants.size(); i++) {
      String field = "grants." + i + ".";
      JsonNode subject = grants.get(i).path("subject");
      String type = subject.path("type").asText("");
      String id = subject.path("id").asText("");
      Optional<Permission> permission = Permission.of(grants.get(i).path("permission").asText());
      if (permission.isEmpty()) {
        errors.add(
            FieldError.of(
                field + "permission", "A grant allows one of: view, preview, edit, manage."));
      }
      if (!exists(type, id)) {
        errors.add(FieldError.of(field + "subject.id", "There is no %s '%s'.".formatted(type, id)));
      } else if (before.stream()
              .anyMatch(one -> one.subject().equals(type) && one.subjectId().equals(id))
          || (permission.isPresent() && !insert(parent, type, id, permission.get(), origin(who)))) {
        errors.add(
            FieldError.of(
                field + "subject.id", "There is a grant for this subject already: change it."));
      }
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    parents.changed(parent);
    return list(parent).subList(before.size(), before.size() + grants.size());
  }

  /** Lets an account view a record, unless it may do that already. */
  @Transactional(TxType.MANDATORY)
  public void letView(UUID parent, long account, String origin) {
    insert(parent, "user", Long.toString(account), Permission.VIEW, origin);
    parents.changed(parent);
  }

  /** Changes what a grant allows. */
  @Transactional
  public Grant update(Identity who, String pid, int position, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    return change(parent, at(list(parent), position), input);
  }

  /** Changes what the grant to one subject allows. */
  @Transactional
  public Grant update(
      Identity who, String pid, String subject, String subjectId, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    return change(parent, to(list(parent), subject, subjectId), input);
  }

  private Grant change(UUID parent, Grant grant, ObjectNode input) {
    Permission permission =
        Permission.of(input.path("permission").asText())
            .orElseThrow(
                () ->
                    ValidationFailed.of(
                        "permission", "A grant allows one of: view, preview, edit, manage."));
    sql.update("update access_grant set permission = ? where id = ?", permission.id(), grant.id());
    parents.changed(parent);
    return at(list(parent), grant.position());
  }

  /** Takes a grant back. */
  @Transactional
  public void delete(Identity who, String pid, int position) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    remove(parent, at(list(parent), position));
  }

  /** Takes the grant to one subject back. */
  @Transactional
  public void delete(Identity who, String pid, String subject, String subjectId) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    remove(parent, to(list(parent), subject, subjectId));
  }

  private void remove(UUID parent, Grant grant) {
    sql.update("delete from access_grant where id = ?", grant.id());
    parents.changed(parent);
  }

  private List<Grant> list(UUID parent) {
    return sql.list(SELECT, Grants::read, parent);
  }

  private static Grant at(List<Grant> grants, int position) {
    if (position < 0 || position >= grants.size()) {
      throw new NotShared("The record has no grant with this id.");
    }
    return grants.get(position);
  }

  private static Grant to(List<Grant> grants, String subject, String subjectId) {
    return grants.stream()
        .filter(grant -> grant.subject().equals(subject) && grant.subjectId().equals(subjectId))
        .findFirst()
        .orElseThrow(() -> new NotShared("The record has no grant for this subject."));
  }

  private boolean insert(
      UUID parent, String type, String id, Permission permission, String origin) {
    return sql.update(
            """
            insert into access_grant (parent_id, subject_type, subject_id, permission, origin)
            values (?, ?, ?, ?, ?) on conflict do nothing""",
            parent,
            type,
            id,
            permission.id(),
            origin)
        == 1;
  }

  private boolean exists(String type, String id) {
    return switch (type) {
      case "user" ->
          sql.count("select count(*) from account where id::text = ? and active", id) == 1;
      case "role" -> sql.count("select count(*) from role where name = ?", id) == 1;
      case "system_role" -> SYSTEM_ROLES.contains(id);
      default -> false;
    };
  }

  private static String origin(Identity who) {
    return "api:" + (who.userId() == null ? "system" : who.userId());
  }

  private static Grant read(ResultSet row) throws SQLException {
    return new Grant(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        Permission.of(row.getString(5)).orElseThrow(),
        row.getString(6),
        Sql.instant(row, 7));
  }
}
