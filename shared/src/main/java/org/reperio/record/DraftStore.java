package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.reperio.access.Identity;
import org.reperio.model.DataModels;

/** What all changes of drafts have in common: they are locked, written, and shown as they are. */
@ApplicationScoped
class DraftStore {

  /** How long a draft lives that nobody touches. */
  private static final Duration DRAFT_LIFETIME = Duration.ofDays(365);

  private final EntityManager entities;
  private final RecordRows rows;
  private final RecordViews views;
  private final DataModels models;
  private final RecordPids pids;

  DraftStore(
      EntityManager entities,
      RecordRows rows,
      RecordViews views,
      DataModels models,
      RecordPids pids) {
    this.entities = entities;
    this.rows = rows;
    this.views = views;
    this.models = models;
    this.pids = pids;
  }

  /** A draft of this concept, without content and not stored yet. */
  Draft blank(Parent parent, int versionIndex) {
    Draft draft = new Draft();
    draft.id = newId();
    draft.parentId = parent.id;
    draft.model = parent.model;
    draft.versionIndex = versionIndex;
    draft.created = Instant.now();
    touch(draft);
    return draft;
  }

  static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  static void touch(Draft draft) {
    draft.updated = Instant.now();
    draft.expires = draft.updated.plus(DRAFT_LIFETIME);
  }

  /**
   * Takes a draft for writing, until the transaction ends.
   *
   * @param expected the revision that it must be at; empty for any
   * @throws RevisionConflict when it is at another one, or gone
   */
  Draft lock(String pid, OptionalInt expected) {
    Draft draft =
        entities
            .createQuery("from Draft where pid = ?1", Draft.class)
            .setParameter(1, pid)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .findFirst()
            .orElseThrow(RevisionConflict::new);
    if (expected.isPresent() && expected.getAsInt() != draft.revisionId) {
      throw new RevisionConflict(expected.getAsInt(), draft.revisionId);
    }
    return draft;
  }

  /** Takes a concept for writing, until the transaction ends. */
  Parent lockParent(UUID id) {
    return entities.find(Parent.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  void flush() {
    try {
      entities.flush();
    } catch (OptimisticLockException e) {
      throw new RevisionConflict();
    }
  }

  /** The draft as it is now, with what keeps it from being published. */
  RecordView view(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    var errors = new ArrayList<>(models.get(row.model()).validate(row.document()));
    errors.addAll(pids.problems(row));
    return new RecordView(views.of(who, row), errors);
  }
}
