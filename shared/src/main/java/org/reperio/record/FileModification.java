package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditTrail;
import org.reperio.file.Buckets;
import org.reperio.file.FileList;
import org.reperio.file.FileSettings;
import org.reperio.refusal.ValidationFailed;

/**
 * Changing the files of a record after it was published: for administrators, and for those who may
 * edit it for a while, where the repository allows that. The draft gets a bucket of its own with
 * the same files; readers see the change when the draft is published.
 */
@ApplicationScoped
public class FileModification {

  private final RecordRows rows;
  private final RecordFiles files;
  private final RecordPermissions permissions;
  private final DraftRepository drafts;
  private final RecordRepository records;
  private final Buckets buckets;
  private final boolean enabled;
  private final Duration window;
  private final Duration publishing;
  private final AuditTrail trail;

  FileModification(
      RecordRows rows,
      RecordFiles files,
      RecordPermissions permissions,
      DraftRepository drafts,
      RecordRepository records,
      Buckets buckets,
      FileSettings settings,
      AuditTrail trail) {
    this.trail = trail;
    this.rows = rows;
    this.files = files;
    this.permissions = permissions;
    this.drafts = drafts;
    this.records = records;
    this.buckets = buckets;
    this.enabled = settings.modification().enabled();
    this.window = settings.modification().window();
    this.publishing = settings.modification().publishing();
  }

  /**
   * Opens the files of a record for change, in the draft that edits it.
   *
   * @throws RecordNotFound also when no draft edits it
   * @throws PermissionDenied when the asker may not, or not any more
   */
  @Transactional
  public FileList unlock(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    permissions.require(who, row, Permission.MANAGE);
    if (!enabled || !(who.isAdministrator() || row.created().plus(window).isAfter(Instant.now()))) {
      throw new PermissionDenied();
    }
    if (rows.draft(pid).isEmpty()) {
      throw new RecordNotFound();
    }
    Draft draft = drafts.lock(pid, OptionalInt.empty());
    if (draft.bucketId.equals(row.bucketId())) {
      UUID own = buckets.create();
      buckets.link(row.bucketId(), own);
      drafts.setBucket(draft, own);
      trail.note(who, AuditAction.DRAFT_FILE_UNLOCK, pid);
    }
    return files.list(rows.draft(pid).orElseThrow(RecordNotFound::new));
  }

  /** Closes the files of a draft that becomes a version of its own. */
  void close(Draft draft) {
    buckets.lock(draft.bucketId);
  }

  /**
   * Gives a record the files of the draft that is being published, if they were opened for change.
   *
   * @throws ValidationFailed when the time for that is over
   */
  void publish(Identity who, Draft draft, PublishedRecord record) {
    if (draft.bucketId.equals(record.bucketId)) {
      return;
    }
    boolean late = record.created.plus(window).plus(publishing).isBefore(Instant.now());
    if (late && !who.isAdministrator()) {
      throw ValidationFailed.of(
          "_schema",
          "File modification grace period has passed. Please discard this draft to make any"
              + " changes.");
    }
    UUID before = record.bucketId;
    buckets.lock(draft.bucketId);
    record.bucketId = draft.bucketId;
    records.save(record);
    buckets.delete(before);
  }

  /** Removes the files of a draft that is thrown away, unless they are those of the record. */
  void discard(Draft draft) {
    if (draft.recordId == null
        || !records.findById(draft.recordId).bucketId.equals(draft.bucketId)) {
      buckets.delete(draft.bucketId);
    }
  }
}
