package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.database.Sql;
import org.reperio.export.CitationStyle;
import org.reperio.export.Citations;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.pid.Pids;
import org.reperio.vocabulary.Vocabularies;

/**
 * Takes published records away: deleted ones leave a tombstone and can be restored, those marked
 * for purge too until they are purged. Nothing of a purged record is left.
 */
@ApplicationScoped
public class Deletions {

  private static final int MAX_TEXT = 10_000;

  private final Sql sql;
  private final RecordRows rows;
  private final RecordViews views;
  private final RecordJson json;
  private final RecordPermissions permissions;
  private final DraftStore store;
  private final Pids pids;
  private final Buckets buckets;
  private final Vocabularies vocabularies;
  private final Citations citations;
  private final Outbox outbox;

  Deletions(
      Sql sql,
      RecordRows rows,
      RecordViews views,
      RecordJson json,
      RecordPermissions permissions,
      DraftStore store,
      Pids pids,
      Buckets buckets,
      Vocabularies vocabularies,
      Citations citations,
      Outbox outbox) {
    this.sql = sql;
    this.rows = rows;
    this.views = views;
    this.json = json;
    this.permissions = permissions;
    this.store = store;
    this.pids = pids;
    this.buckets = buckets;
    this.vocabularies = vocabularies;
    this.citations = citations;
    this.outbox = outbox;
  }

  /**
   * Deletes a record, which leaves a tombstone. For administrators.
   *
   * @param input the tombstone: removal_reason {id} of the vocabulary, note, citation_text (made
   *     when it is missing), is_visible (true when it is missing)
   * @param expected the revision to delete; empty for any
   */
  @Transactional
  public ObjectNode delete(Identity who, String pid, ObjectNode input, OptionalInt expected) {
    permissions.requireAdministrator(who);
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    return delete(who, row, input, expected, null);
  }

  /**
   * Deletes a record by a rule that lets its owner do so; whether it does is the caller's to know.
   *
   * @param policy the rule's name, kept in the tombstone
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ObjectNode deleteByPolicy(Identity who, String pid, ObjectNode input, String policy) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    return delete(who, row, input, OptionalInt.empty(), policy);
  }

  private ObjectNode delete(
      Identity who, RecordRow row, ObjectNode input, OptionalInt expected, String policy) {
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    if (expected.isPresent() && expected.getAsInt() != row.revisionId()) {
      throw new RevisionConflict(expected.getAsInt(), row.revisionId());
    }
    ObjectNode tombstone = tombstone(who, row, input);
    if (policy != null) {
      tombstone.putObject("deletion_policy").put("id", policy);
    }
    store.lockParent(row.parentId());
    change(row, "D", tombstone);
    outbox.add(new RecordEvent(RecordEvent.Kind.DELETED, row.id()));
    return views.of(who, rows.record(row.pid()).orElseThrow(RecordNotFound::new));
  }

  /** Makes a deleted record be there again. For administrators. */
  @Transactional
  public ObjectNode restore(Identity who, String pid) {
    permissions.requireAdministrator(who);
    RecordRow row = deleted(pid, "D");
    store.lockParent(row.parentId());
    change(row, "P", null);
    outbox.add(new RecordEvent(RecordEvent.Kind.UPDATED, row.id()));
    return views.of(who, rows.record(pid).orElseThrow(RecordNotFound::new));
  }

  /** Marks a deleted record for purge, or takes the mark off. For administrators. */
  @Transactional
  public void mark(Identity who, String pid, boolean forPurge) {
    permissions.requireAdministrator(who);
    RecordRow row = deleted(pid, forPurge ? "D" : "X");
    change(row, forPurge ? "X" : "D", row.tombstone());
    outbox.add(new RecordEvent(RecordEvent.Kind.UPDATED, row.id()));
  }

  /**
   * Removes a record that is marked for purge, with its files and identifiers; those that are
   * registered elsewhere are hidden there and never given away again. No way back.
   */
  @Transactional
  public void purge(Identity who, String pid) {
    permissions.requireAdministrator(who);
    RecordRow row = deleted(pid, "X");
    store.lockParent(row.parentId());
    sql.update("delete from draft where record_id = ?", row.id());
    sql.update("delete from record where id = ?", row.id());
    pids.purge(row.id(), row.parentId());
    buckets.delete(row.bucketId());
    sql.update(
        """
        delete from parent p where id = ? and not exists
          (select 1 from record r where r.parent_id = p.id)
          and not exists (select 1 from draft d where d.parent_id = p.id)""",
        row.parentId());
    outbox.add(new RecordEvent(RecordEvent.Kind.DELETED, row.id()));
  }

  /** The identifiers of records marked for purge, at most 1,000. For administrators. */
  public List<String> marked(Identity who) {
    permissions.requireAdministrator(who);
    return sql.list(
        "select pid from record where deletion_status = 'X' order by id limit 1000",
        row -> row.getString(1));
  }

  private RecordRow deleted(String pid, String status) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (!row.deletionStatus().equals(status)) {
      throw ValidationFailed.of(
          "deletion_status",
          "The record is %s, and would have to be %s."
              .formatted(describe(row.deletionStatus()), describe(status)));
    }
    return row;
  }

  private static String describe(String status) {
    return switch (status) {
      case "P" -> "published";
      case "D" -> "deleted";
      default -> "marked for purge";
    };
  }

  /** The newest version that is left becomes the latest, and the others have to know. */
  private void change(RecordRow row, String status, ObjectNode tombstone) {
    sql.update(
        """
        update record set deletion_status = ?, tombstone = ?::jsonb, updated = now(),
          revision_id = revision_id + 1 where id = ?""",
        status,
        tombstone == null ? null : tombstone.toString(),
        row.id());
    sql.update(
        """
        update parent p set updated = now(), revision_id = revision_id + 1, latest_index =
          coalesce((select max(version_index) from record r
            where r.parent_id = p.id and r.deletion_status = 'P'), 0)
        where p.id = ?""",
        row.parentId());
    outbox.add(
        sql.list(
            """
            update record set revision_id = revision_id + 1 where parent_id = ? and id <> ?
            returning id""",
            other -> new RecordEvent(RecordEvent.Kind.UPDATED, other.getObject(1, UUID.class)),
            row.parentId(),
            row.id()));
  }

  private ObjectNode tombstone(Identity who, RecordRow row, ObjectNode input) {
    var errors = new ArrayList<FieldError>();
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    JsonNode reason = input.path("removal_reason");
    if (!reason.isMissingNode() && !reason.isNull()) {
      String id = reason.path("id").asText("");
      if (vocabularies.exists("removalreasons")
          && vocabularies.find("removalreasons", id).isEmpty()) {
        errors.add(
            FieldError.of("removal_reason.id", "'%s' is not a removal reason.".formatted(id)));
      }
      tombstone.putObject("removal_reason").put("id", id);
    }
    text(input, "note", errors).ifPresent(note -> tombstone.put("note", note));
    tombstone.put(
        "citation_text", text(input, "citation_text", errors).orElseGet(() -> citation(row)));
    JsonNode visible = input.path("is_visible");
    if (!visible.isMissingNode() && !visible.isBoolean()) {
      errors.add(FieldError.of("is_visible", "Send true or false."));
    }
    tombstone.put("is_visible", visible.asBoolean(true));
    tombstone
        .putObject("removed_by")
        .put("user", who.userId() == null ? "system" : Long.toString(who.userId()));
    tombstone.put("removal_date", LocalDate.now(ZoneOffset.UTC).toString());
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return tombstone;
  }

  private static Optional<String> text(ObjectNode input, String field, List<FieldError> errors) {
    JsonNode given = input.path(field);
    if (given.isMissingNode() || given.isNull() || given.asText("").isBlank()) {
      return Optional.empty();
    }
    if (!given.isTextual() || given.asText().length() > MAX_TEXT) {
      errors.add(
          FieldError.of(field, "Send a text of at most %,d characters.".formatted(MAX_TEXT)));
    }
    return Optional.of(given.asText());
  }

  private String citation(RecordRow row) {
    return citations.cite(json.of(row), CitationStyle.APA);
  }
}
