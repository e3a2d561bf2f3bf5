package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.Pids;

/** Removes a deleted record with its files and identifiers. No way back. */
@ApplicationScoped
class Purge {

  private final RecordRepository records;
  private final DraftRepository drafts;
  private final ParentRepository parents;
  private final Pids pids;
  private final Buckets buckets;
  private final Outbox outbox;

  Purge(
      RecordRepository records,
      DraftRepository drafts,
      ParentRepository parents,
      Pids pids,
      Buckets buckets,
      Outbox outbox) {
    this.records = records;
    this.drafts = drafts;
    this.parents = parents;
    this.pids = pids;
    this.buckets = buckets;
    this.outbox = outbox;
  }

  /** Removes the record, in the transaction that is under way. */
  void of(RecordRow row) {
    Parent parent = parents.lock(row.parentId());
    drafts.editing(row.id()).ifPresent(draft -> discard(draft, row));
    records.remove(records.at(row));
    pids.purge(row.id(), parent.id);
    buckets.delete(row.bucketId());
    if (records.versions(parent.id).isEmpty() && drafts.of(parent.id).isEmpty()) {
      parents.remove(parent);
    }
    outbox.add(new RecordEvent(RecordEvent.Kind.DELETED, row.id()));
  }

  /** An edit whose files were opened for change has a bucket of its own. */
  private void discard(Draft draft, RecordRow record) {
    drafts.remove(draft);
    if (!draft.bucketId.equals(record.bucketId())) {
      buckets.delete(draft.bucketId);
    }
  }
}
