package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.RecordEvent;

/** One draft on its way to being a record, in the transaction that is under way. */
@ApplicationScoped
class Publication {

  private final PublishingRules rules;
  private final DraftRepository drafts;
  private final RecordRepository records;
  private final Successions successions;
  private final RecordPids pids;
  private final FileModification fileModification;
  private final RecordChanges changes;
  private final FaultPoints faults;

  Publication(
      PublishingRules rules,
      DraftRepository drafts,
      RecordRepository records,
      Successions successions,
      RecordPids pids,
      FileModification fileModification,
      RecordChanges changes,
      FaultPoints faults) {
    this.rules = rules;
    this.drafts = drafts;
    this.records = records;
    this.successions = successions;
    this.pids = pids;
    this.fileModification = fileModification;
    this.changes = changes;
    this.faults = faults;
  }

  /**
   * Publishes a draft.
   *
   * @param row the draft as it was read; it must not have changed since
   */
  void publish(Identity who, RecordRow row) {
    Draft draft = drafts.lock(row.pid(), OptionalInt.of(row.revisionId()));
    rules.require(row);
    Successions.Change change = successions.begin(draft.parentId);
    drafts.remove(draft);
    PublishedRecord record =
        draft.recordId == null
            ? publishVersion(draft, change.parent())
            : publishEdit(who, draft, change.parent());
    successions.settle(change, record.id);
    changes.note(
        who,
        AuditAction.RECORD_PUBLISH,
        record.pid,
        AuditDetails.of("parent_pid", change.parent().pid)
            .and("version", record.versionIndex)
            .and("edit", draft.recordId != null));
    faults.aroundCommit(FaultPoint.PUBLISH_BEFORE_COMMIT, FaultPoint.PUBLISH_AFTER_COMMIT);
  }

  private PublishedRecord publishEdit(Identity who, Draft draft, Parent parent) {
    PublishedRecord record = records.findById(draft.recordId);
    fileModification.publish(who, draft, record);
    record.internalNotes = draft.internalNotes;
    pids.publish(record, parent, draft.document.deepCopy());
    records.save(record);
    published(RecordEvent.Kind.UPDATED, record.id, draft.id);
    return record;
  }

  private PublishedRecord publishVersion(Draft draft, Parent parent) {
    PublishedRecord record = new PublishedRecord();
    record.id = draft.id;
    record.pid = draft.pid;
    record.parentId = parent.id;
    record.model = draft.model;
    record.versionIndex = records.nextIndex(parent.id);
    record.bucketId = draft.bucketId;
    record.internalNotes = draft.internalNotes;
    record.created = Instant.now();
    record.updated = record.created;
    pids.publish(record, parent, draft.document.deepCopy());
    fileModification.close(draft);
    parent.reviewId = null;
    parent.updated = record.created;
    records.add(record);
    published(RecordEvent.Kind.PUBLISHED, record.id, draft.id);
    return record;
  }

  private void published(RecordEvent.Kind kind, UUID record, UUID draft) {
    changes.tell(
        List.of(
            new RecordEvent(kind, record),
            new RecordEvent(RecordEvent.Kind.DRAFT_DISCARDED, draft)));
  }
}
