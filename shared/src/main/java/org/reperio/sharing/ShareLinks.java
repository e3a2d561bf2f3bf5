package org.reperio.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.HeldLink;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.database.Sql;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.record.Parents;

/**
 * Links that open a record to whoever has them: to read what is restricted, to see drafts, or to
 * edit. One that is deleted or has ended opens nothing from that moment on.
 */
@ApplicationScoped
public class ShareLinks {

  private static final String SELECT =
      "select id, permission, nonce, description, origin, created, expires, parent_id"
          + " from access_link where ";
  private static final int MAX_DESCRIPTION = 1_000;

  private final Sql sql;
  private final Parents parents;
  private final LinkTokens tokens;

  ShareLinks(Sql sql, Parents parents, LinkTokens tokens) {
    this.sql = sql;
    this.parents = parents;
    this.tokens = tokens;
  }

  /**
   * Makes a link.
   *
   * @param input permission (view, preview, edit), expires_at (a date in the future, optional),
   *     description (optional)
   */
  @Transactional
  public ShareLink create(Identity who, String pid, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    var errors = new ArrayList<FieldError>();
    Optional<Permission> permission = permission(input, errors);
    if (permission.isEmpty() && errors.isEmpty()) {
      errors.add(FieldError.of("permission", "Say what the link allows: view, preview or edit."));
    }
    Instant expires = expires(input, errors);
    String description = description(input, errors).orElse("");
    refuse(errors);
    UUID id = insert(parent, permission.orElseThrow(), expires, description, null);
    return find(parent, id.toString());
  }

  /** Makes a link for somebody whose request for access has been granted. */
  @Transactional(TxType.MANDATORY)
  public ShareLink createFor(UUID parent, Instant expires, String description, String origin) {
    UUID id = insert(parent, Permission.VIEW, expires, description, origin);
    return find(parent, id.toString());
  }

  private UUID insert(
      UUID parent, Permission permission, Instant expires, String description, String origin) {
    UUID id = UUID.randomUUID();
    sql.update(
        """
        insert into access_link (id, parent_id, permission, nonce, description, origin, expires)
        values (?, ?, ?, ?, ?, ?, ?)""",
        id,
        parent,
        permission.id(),
        LinkTokens.newNonce(),
        description,
        origin,
        expires);
    return id;
  }

  /** All links of a record, oldest first. */
  public List<ShareLink> list(Identity who, String pid) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    return sql.list(SELECT + "parent_id = ? order by created, id", this::read, parent);
  }

  /**
   * One link of a record.
   *
   * @throws NotShared when it has none of this id
   */
  public ShareLink get(Identity who, String pid, String id) {
    return find(parents.require(who, pid, Permission.MANAGE).parentId(), id);
  }

  /** Changes what is sent: permission, expires_at (only to an earlier date), description. */
  @Transactional
  public ShareLink update(Identity who, String pid, String id, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    ShareLink link = find(parent, id);
    var errors = new ArrayList<FieldError>();
    Permission permission = permission(input, errors).orElse(link.permission());
    Instant expires = input.has("expires_at") ? expires(input, errors) : link.expires();
    boolean longer = link.expires() != null && (expires == null || expires.isAfter(link.expires()));
    if (longer && errors.isEmpty()) {
      errors.add(
          FieldError.of("expires_at", "A link's end cannot be put off. Make a new link instead."));
    }
    String description = description(input, errors).orElse(link.description());
    refuse(errors);
    sql.update(
        "update access_link set permission = ?, expires = ?, description = ? where id = ?",
        permission.id(),
        expires,
        description,
        link.id());
    return find(parent, id);
  }

  /** Ends a link at once. */
  @Transactional
  public void delete(Identity who, String pid, String id) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    sql.update("delete from access_link where id = ?", find(parent, id).id());
  }

  /** What a secret opens now; empty when it is wrong, has ended or was revoked. */
  public Optional<HeldLink> held(String token) {
    return LinkTokens.claimed(token)
        .flatMap(
            id ->
                sql.first(
                    SELECT + "id = ? and (expires is null or expires > now())",
                    row ->
                        tokens.matches(token, id, row.getBytes(3))
                            ? new HeldLink(row.getObject(8, UUID.class), level(row))
                            : null,
                    id));
  }

  private ShareLink find(UUID parent, String id) {
    return uuid(id)
        .flatMap(known -> sql.first(SELECT + "parent_id = ? and id = ?", this::read, parent, known))
        .orElseThrow(() -> new NotShared("The record has no share link with this id."));
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Permission> permission(ObjectNode input, List<FieldError> errors) {
    if (!input.hasNonNull("permission")) {
      return Optional.empty();
    }
    Optional<Permission> known =
        Permission.of(input.get("permission").asText()).filter(one -> one != Permission.MANAGE);
    if (known.isEmpty()) {
      errors.add(FieldError.of("permission", "A link allows one of: view, preview, edit."));
    }
    return known;
  }

  private static Instant expires(ObjectNode input, List<FieldError> errors) {
    JsonNode given = input.path("expires_at");
    if (given.isMissingNode() || given.isNull() || given.asText().isBlank()) {
      return null;
    }
    try {
      String text = given.asText();
      // Some clients send a date and time; the day is what counts.
      LocalDate day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
      Instant end = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!end.isAfter(Instant.now())) {
        errors.add(FieldError.of("expires_at", "The date on which a link ends is in the future."));
      }
      return end;
    } catch (DateTimeParseException e) {
      errors.add(FieldError.of("expires_at", "Send a date as YYYY-MM-DD."));
      return null;
    }
  }

  private static Optional<String> description(ObjectNode input, List<FieldError> errors) {
    JsonNode given = input.path("description");
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    if (!given.isTextual()
        || given.asText().length() > MAX_DESCRIPTION
        || given.asText().indexOf('\0') >= 0) {
      errors.add(
          FieldError.of(
              "description", "Send a text of at most %,d characters.".formatted(MAX_DESCRIPTION)));
    }
    return Optional.of(given.asText());
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }

  private ShareLink read(ResultSet row) throws SQLException {
    UUID id = row.getObject(1, UUID.class);
    return new ShareLink(
        id,
        level(row),
        row.getString(4),
        row.getString(5),
        Sql.instant(row, 6),
        Sql.instant(row, 7),
        tokens.token(id, row.getBytes(3)));
  }

  private static Permission level(ResultSet row) throws SQLException {
    return Permission.of(row.getString(2)).orElseThrow();
  }
}
