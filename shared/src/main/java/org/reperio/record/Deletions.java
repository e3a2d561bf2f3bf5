package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalInt;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.Refusal;
import org.reperio.refusal.ValidationFailed;

/**
 * Takes published records away: deleted ones leave a tombstone and can be restored, those marked
 * for purge too until they are purged. Nothing of a purged record is left.
 */
@ApplicationScoped
public class Deletions {

  private final RecordRows rows;
  private final VisibleRecords visible;
  private final RecordPermissions permissions;
  private final Tombstones tombstones;
  private final RecordRepository records;
  private final Successions successions;
  private final Purge purge;
  private final RecordChanges changes;

  Deletions(
      RecordRows rows,
      VisibleRecords visible,
      RecordPermissions permissions,
      Tombstones tombstones,
      RecordRepository records,
      Successions successions,
      Purge purge,
      RecordChanges changes) {
    this.rows = rows;
    this.visible = visible;
    this.permissions = permissions;
    this.tombstones = tombstones;
    this.records = records;
    this.successions = successions;
    this.purge = purge;
    this.changes = changes;
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
   * Deletes a record by a rule that lets its owner do so; the caller has checked that it does.
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
    if (expected.isPresent() && expected.getAsInt() != row.revisionId()) {
      throw new RevisionConflict(expected.getAsInt(), row.revisionId());
    }
    if (row.isDeleted()) {
      throw unexpectedStatus(row);
    }
    ObjectNode tombstone = tombstones.of(who, row, input);
    if (policy != null) {
      tombstone.putObject("deletion_policy").put("id", policy);
    }
    change(row, DeletionStatus.DELETED, tombstone, RecordEvent.Kind.DELETED);
    changes.note(
        who,
        AuditAction.RECORD_DELETE,
        row.pid(),
        AuditDetails.of("reason", tombstone.at("/removal_reason/id").asText(null))
            .and("policy", policy));
    return visible.of(who, rows.record(row.pid()).orElseThrow(RecordNotFound::new));
  }

  /** Makes a deleted record be there again. For administrators. */
  @Transactional
  public ObjectNode restore(Identity who, String pid) {
    permissions.requireAdministrator(who);
    RecordRow row = require(pid, DeletionStatus.DELETED);
    change(row, DeletionStatus.PUBLISHED, null, RecordEvent.Kind.UPDATED);
    changes.note(who, AuditAction.RECORD_RESTORE, pid);
    return visible.of(who, rows.record(pid).orElseThrow(RecordNotFound::new));
  }

  /** Marks a deleted record for purge, or takes the mark off. For administrators. */
  @Transactional
  public void mark(Identity who, String pid, boolean forPurge) {
    permissions.requireAdministrator(who);
    DeletionStatus from = forPurge ? DeletionStatus.DELETED : DeletionStatus.MARKED_FOR_PURGE;
    DeletionStatus to = forPurge ? DeletionStatus.MARKED_FOR_PURGE : DeletionStatus.DELETED;
    RecordRow row = require(pid, from);
    change(row, to, row.tombstone(), RecordEvent.Kind.UPDATED);
    changes.note(who, AuditAction.RECORD_MARK, pid, AuditDetails.of("for_purge", forPurge));
  }

  /**
   * Removes a record that is marked for purge, with its files and identifiers; those that are
   * registered elsewhere are hidden there and never given away again. No way back.
   */
  @Transactional
  public void purge(Identity who, String pid) {
    permissions.requireAdministrator(who);
    purge.of(require(pid, DeletionStatus.MARKED_FOR_PURGE));
    changes.note(who, AuditAction.RECORD_PURGE, pid);
  }

  /** The identifiers of records marked for purge, at most 1,000. For administrators. */
  public List<String> marked(Identity who) {
    permissions.requireAdministrator(who);
    return records.markedForPurge();
  }

  private RecordRow require(String pid, DeletionStatus status) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.deletionStatus() != status) {
      throw unexpectedStatus(row);
    }
    return row;
  }

  /**
   * The refusal for a record that is deleted, or not, where the action needs the opposite. Whose
   * tombstone is hidden was never there.
   */
  public static Refusal unexpectedStatus(RecordRow row) {
    return row.isDeleted() && !row.tombstone().path("is_visible").asBoolean(true)
        ? new RecordNotFound()
        : ValidationFailed.because("deletion_status", "Record in unexpected deletion status.");
  }

  /** The newest version that is left becomes the latest. */
  private void change(
      RecordRow row, DeletionStatus status, ObjectNode tombstone, RecordEvent.Kind event) {
    Successions.Change change = successions.begin(row.parentId());
    PublishedRecord record = records.at(row);
    record.deletionStatus = status;
    record.tombstone = tombstone;
    records.save(record);
    successions.settle(change, record.id);
    changes.tell(new RecordEvent(event, record.id));
  }
}
