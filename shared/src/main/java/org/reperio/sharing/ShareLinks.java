package org.reperio.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
import org.reperio.record.Parents;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/**
 * Links that open a record to their holders: to read restricted content, to see drafts, or to edit.
 * A link that was deleted or has expired opens nothing from that moment on.
 */
@ApplicationScoped
public class ShareLinks {

  private static final int MAX_DESCRIPTION = 1_000;

  private final ShareLinkRepository links;
  private final Parents parents;
  private final LinkTokens tokens;

  ShareLinks(ShareLinkRepository links, Parents parents, LinkTokens tokens) {
    this.links = links;
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
      errors.add(FieldError.of("permission", "Send the link's permission: view, preview or edit."));
    }
    Instant expires = expires(input, errors);
    String description = description(input, errors).orElse("");
    refuse(errors);
    return shown(
        links.add(parent, new LinkTerms(permission.orElseThrow(), expires, description), null));
  }

  /** Makes a link for a guest whose request for access has been granted. */
  @Transactional(TxType.MANDATORY)
  public ShareLink createFor(UUID parent, Instant expires, String description, String origin) {
    return shown(links.add(parent, new LinkTerms(Permission.VIEW, expires, description), origin));
  }

  /** All links of a record, oldest first. */
  @Transactional
  public List<ShareLink> list(Identity who, String pid) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    return links.of(parent).stream().map(this::shown).toList();
  }

  /**
   * One link of a record.
   *
   * @throws NotShared when it has none of this id
   */
  @Transactional
  public ShareLink get(Identity who, String pid, String id) {
    return shown(find(parents.require(who, pid, Permission.MANAGE).parentId(), id));
  }

  /** Changes the given fields: permission, expires_at (only to an earlier date), description. */
  @Transactional
  public ShareLink update(Identity who, String pid, String id, ObjectNode input) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    AccessLink link = find(parent, id);
    var errors = new ArrayList<FieldError>();
    Permission permission = permission(input, errors).orElse(link.permission);
    Instant expires = input.has("expires_at") ? expires(input, errors) : link.expires;
    boolean longer = link.expires != null && (expires == null || expires.isAfter(link.expires));
    if (longer && errors.isEmpty()) {
      errors.add(
          FieldError.of("expires_at", "A link cannot be extended. Create a new link instead."));
    }
    String description = description(input, errors).orElse(link.description);
    refuse(errors);
    links.change(link, new LinkTerms(permission, expires, description));
    return shown(link);
  }

  /** Ends a link at once. */
  @Transactional
  public void delete(Identity who, String pid, String id) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    links.delete(find(parent, id));
  }

  /** The record and permission behind a secret; empty when it is wrong, expired or revoked. */
  @Transactional
  public Optional<HeldLink> held(String token) {
    return LinkTokens.claimed(token)
        .flatMap(links::valid)
        .filter(link -> tokens.matches(token, link.id, link.nonce))
        .map(link -> new HeldLink(link.parentId, link.permission));
  }

  private AccessLink find(UUID parent, String id) {
    return uuid(id)
        .flatMap(known -> links.of(parent, known))
        .orElseThrow(() -> new NotShared("No secret link found with the given ID."));
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
      // Some clients send a date and time; only the day counts.
      LocalDate day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
      Instant end = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!end.isAfter(Instant.now())) {
        errors.add(FieldError.of("expires_at", "The expiry date must be in the future."));
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

  private ShareLink shown(AccessLink link) {
    return new ShareLink(
        link.id,
        link.permission,
        link.description,
        link.origin,
        link.created,
        link.expires,
        tokens.token(link.id, link.nonce));
  }
}
