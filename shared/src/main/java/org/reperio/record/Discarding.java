package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;

/** Throws drafts away, with all that nothing else needs. */
@ApplicationScoped
class Discarding {

  private final DraftRepository drafts;
  private final ParentRepository parents;
  private final RecordRepository records;
  private final RecordPids pids;
  private final FileModification fileModification;
  private final RecordRows rows;
  private final DraftReviews reviews;
  private final Outbox outbox;

  Discarding(
      DraftRepository drafts,
      ParentRepository parents,
      RecordRepository records,
      RecordPids pids,
      FileModification fileModification,
      RecordRows rows,
      DraftReviews reviews,
      Outbox outbox) {
    this.drafts = drafts;
    this.parents = parents;
    this.records = records;
    this.pids = pids;
    this.fileModification = fileModification;
    this.rows = rows;
    this.reviews = reviews;
    this.outbox = outbox;
  }

  /** Throws away a draft that is locked. A record that it was the edit of stays as it is. */
  void discard(Draft draft) {
    if (draft.recordId == null) {
      // Who hands the draft in takes the concept too: from here on its review stays as it is.
      parents.lock(draft.parentId);
      reviews.release(rows.draft(draft.pid).orElseThrow(RevisionConflict::new));
    }
    drafts.remove(draft);
    pids.discard(draft);
    fileModification.discard(draft);
    outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_DISCARDED, draft.id));
    left(draft).ifPresent(id -> outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_LEFT, id)));
  }

  /** The record that has no draft in front of it any more. A concept goes with its first draft. */
  private Optional<UUID> left(Draft draft) {
    if (draft.recordId != null) {
      return Optional.of(draft.recordId);
    }
    Parent parent = parents.findById(draft.parentId);
    if (records.nextIndex(parent.id) == 1) {
      parents.remove(parent);
      return Optional.empty();
    }
    return records.version(parent.id, parent.latestIndex);
  }
}
