package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.Pids;

/** Stores drafts that begin, with the bucket and the identifiers that they need. */
@ApplicationScoped
class NewDrafts {

  private static final String RECID = "recid";

  private final DraftRepository drafts;
  private final RecordRepository records;
  private final Buckets buckets;
  private final Pids pids;
  private final Outbox outbox;

  NewDrafts(
      DraftRepository drafts, RecordRepository records, Buckets buckets, Pids pids, Outbox outbox) {
    this.drafts = drafts;
    this.records = records;
    this.buckets = buckets;
    this.pids = pids;
    this.outbox = outbox;
  }

  /** The draft of the first version of a new concept. */
  Draft ofNewRecord(Parent parent, ObjectNode document) {
    Draft draft = version(parent, 1, document);
    pids.mint(RECID, parent.pid, RECID, parent.id, null);
    pids.mint(RECID, draft.pid, RECID, parent.id, draft.id);
    return draft;
  }

  /** Notes something about a draft that has just begun. */
  void note(Draft draft, InternalNotes notes) {
    drafts.note(draft, notes);
    drafts.flush();
  }

  /** The draft of the next version of a concept, with what is noted about the latest. */
  Draft ofNewVersion(Parent parent, ObjectNode document) {
    Draft draft = version(parent, records.nextIndex(parent.id), document);
    records
        .version(parent.id, parent.latestIndex)
        .map(records::findById)
        .ifPresent(latest -> note(draft, new InternalNotes(latest.internalNotes)));
    pids.mint(RECID, draft.pid, RECID, parent.id, draft.id);
    return draft;
  }

  private Draft version(Parent parent, int index, ObjectNode document) {
    Draft draft = new Draft();
    draft.pid = Recid.generate();
    draft.parentId = parent.id;
    draft.model = parent.model;
    draft.versionIndex = index;
    draft.bucketId = buckets.create();
    draft.document = document;
    return begun(draft);
  }

  /** The draft that edits a published record: with its identifier, its content and its files. */
  Draft ofEdit(UUID recordId) {
    PublishedRecord record = records.findById(recordId);
    Draft draft = new Draft();
    draft.pid = record.pid;
    draft.parentId = record.parentId;
    draft.model = record.model;
    draft.versionIndex = record.versionIndex;
    draft.recordId = record.id;
    draft.bucketId = record.bucketId;
    draft.document = record.document.deepCopy();
    draft.internalNotes = record.internalNotes;
    return begun(draft);
  }

  private Draft begun(Draft draft) {
    drafts.add(draft);
    outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
    return draft;
  }
}
