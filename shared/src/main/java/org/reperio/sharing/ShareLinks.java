package org.reperio.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.HeldLink;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.record.Parents;
import org.reperio.refusal.InputFields;

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
  private final AuditTrail trail;

  ShareLinks(ShareLinkRepository links, Parents parents, LinkTokens tokens, AuditTrail trail) {
    this.trail = trail;
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
    InputFields fields = InputFields.of(input);
    Optional<Permission> permission = permission(fields);
    if (permission.isEmpty() && !fields.areWrong()) {
      fields.wrong("permission", "An access permission level is required");
    }
    Instant expires = expires(fields);
    String description = fields.text("description", MAX_DESCRIPTION).orElse("");
    fields.require();
    AccessLink added =
        links.add(parent, new LinkTerms(permission.orElseThrow(), expires, description), null);
    note(who, "add", added);
    return shown(added);
  }

  /** Makes a link for a guest whose request for access has been granted. */
  @Transactional(TxType.MANDATORY)
  public ShareLink createFor(
      Identity who, UUID parent, Instant expires, String description, String origin) {
    AccessLink added =
        links.add(parent, new LinkTerms(Permission.VIEW, expires, description), origin);
    note(who, "add", added);
    return shown(added);
  }

  /** The secret of a link is not in the log. */
  private void note(Identity who, String change, AccessLink link) {
    trail.note(
        who,
        AuditAction.SHARE_LINK,
        parents.pid(link.parentId),
        AuditDetails.of("change", change)
            .and("link", link.id.toString())
            .and("permission", link.permission.id())
            .and("expires", link.expires == null ? null : link.expires.toString()));
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
    InputFields fields = InputFields.of(input);
    Permission permission = permission(fields).orElse(link.permission);
    Instant expires = fields.isNamed("expires_at") ? expires(fields) : link.expires;
    boolean longer = link.expires != null && (expires == null || expires.isAfter(link.expires));
    if (longer && !fields.areWrong()) {
      fields.wrong("expires_at", "Cannot postpone expiration of links");
    }
    String description = fields.text("description", MAX_DESCRIPTION).orElse(link.description);
    fields.require();
    links.change(link, new LinkTerms(permission, expires, description));
    note(who, "change", link);
    return shown(link);
  }

  /** Ends a link at once. */
  @Transactional
  public void delete(Identity who, String pid, String id) {
    UUID parent = parents.require(who, pid, Permission.MANAGE).parentId();
    AccessLink link = find(parent, id);
    links.delete(link);
    note(who, "remove", link);
  }

  /** The record and permission behind a secret; empty when it is wrong, expired or revoked. */
  @Transactional
  public Optional<HeldLink> held(String token) {
    Optional<AccessLink> named = LinkTokens.claimed(token).flatMap(links::valid);
    // An unknown link takes as long as a wrong secret of a known one: its id is not told by time.
    boolean right =
        tokens.matches(
            token,
            named.map(link -> link.id).orElse(LinkTokens.NOBODY),
            named.map(link -> link.nonce).orElseGet(LinkTokens::newNonce));
    return named.filter(link -> right).map(link -> new HeldLink(link.parentId, link.permission));
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

  private static Optional<Permission> permission(InputFields fields) {
    Optional<String> given = fields.text("permission", MAX_DESCRIPTION);
    Optional<Permission> known =
        given.flatMap(Permission::of).filter(one -> one != Permission.MANAGE);
    if (given.isPresent() && known.isEmpty()) {
      fields.wrong("permission", "Must be one of: view, preview, edit.");
    }
    return known;
  }

  private static Instant expires(InputFields fields) {
    String text = fields.text("expires_at", MAX_DESCRIPTION).orElse("");
    if (text.isBlank()) {
      return null;
    }
    try {
      // Some clients send a date and time; only the day counts.
      LocalDate day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
      Instant end = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!end.isAfter(Instant.now())) {
        fields.wrong("expires_at", "Expiration date must be set to the future");
      }
      return end;
    } catch (DateTimeParseException e) {
      fields.wrong("expires_at", "Not a valid date.");
      return null;
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
