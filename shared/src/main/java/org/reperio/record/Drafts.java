package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.Pids;

/**
 * Reads, writes and throws away drafts. Each method is one unit of work: it checks the permission,
 * validates, changes the database and leaves an event in the outbox, or does nothing at all.
 */
@ApplicationScoped
public class Drafts {

  private final EntityManager entities;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final DraftStore store;
  private final DraftContent content;
  private final Pids pids;
  private final RecordPids recordPids;
  private final Buckets buckets;
  private final FileModification fileModification;
  private final Outbox outbox;

  Drafts(
      EntityManager entities,
      RecordRows rows,
      RecordPermissions permissions,
      DraftStore store,
      DraftContent content,
      Pids pids,
      RecordPids recordPids,
      Buckets buckets,
      FileModification fileModification,
      Outbox outbox) {
    this.entities = entities;
    this.rows = rows;
    this.permissions = permissions;
    this.store = store;
    this.content = content;
    this.pids = pids;
    this.recordPids = recordPids;
    this.buckets = buckets;
    this.fileModification = fileModification;
    this.outbox = outbox;
  }

  /**
   * Reads a draft, with what keeps it from being published.
   *
   * @throws RecordNotFound when there is none with this identifier
   */
  public RecordView read(Identity who, String pid) {
    require(who, pid, Permission.PREVIEW);
    return store.view(who, pid);
  }

  /**
   * Replaces a draft's content. Persistent identifiers that the repository manages stay.
   *
   * @param expected the revision that the change was made on; empty to overwrite what is there
   * @throws RevisionConflict when the draft is not at that revision any more
   */
  @Transactional
  public RecordView update(Identity who, String pid, ObjectNode input, OptionalInt expected) {
    require(who, pid, Permission.EDIT);
    Draft draft = store.lock(pid, expected);
    draft.document = content.accept(draft.model, input, draft.document);
    DraftStore.touch(draft);
    store.flush();
    outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
    return store.view(who, pid);
  }

  /** Throws a draft away. A record that it was the edit of stays as it is. */
  @Transactional
  public void discard(Identity who, String pid, OptionalInt expected) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.requireDiscard(who, row);
    Draft draft = store.lock(pid, expected);
    entities.remove(draft);
    store.flush();
    if (draft.recordId == null) {
      pids.release(draft.id);
      buckets.delete(draft.bucketId);
      if (rows.nextIndex(draft.parentId) == 1) {
        entities.remove(entities.find(Parent.class, draft.parentId));
        store.flush();
      }
    } else {
      recordPids.discard(draft);
    }
    fileModification.discard(draft);
    outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_DISCARDED, draft.id));
    Optional.ofNullable(draft.recordId)
        .or(() -> rows.latestOfParent(row.parentPid()).map(RecordRow::id))
        .ifPresent(left -> outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_LEFT, left)));
  }

  private RecordRow require(Identity who, String pid, Permission needed) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, needed);
    return row;
  }
}
