package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.model.DataModels;
import org.reperio.model.ValidationFailed;

/** Makes drafts records. */
@ApplicationScoped
public class Publishing {

  private final EntityManager entities;
  private final RecordRows rows;
  private final RecordViews views;
  private final RecordPermissions permissions;
  private final DraftStore store;
  private final DataModels models;
  private final RecordPids pids;
  private final Buckets buckets;
  private final FileModification fileModification;
  private final Outbox outbox;
  private final FaultPoints faults;

  Publishing(
      EntityManager entities,
      RecordRows rows,
      RecordViews views,
      RecordPermissions permissions,
      DraftStore store,
      DataModels models,
      RecordPids pids,
      Buckets buckets,
      FileModification fileModification,
      Outbox outbox,
      FaultPoints faults) {
    this.entities = entities;
    this.rows = rows;
    this.views = views;
    this.permissions = permissions;
    this.store = store;
    this.models = models;
    this.pids = pids;
    this.buckets = buckets;
    this.fileModification = fileModification;
    this.outbox = outbox;
    this.faults = faults;
  }

  /**
   * Publishes a draft: it becomes a record, or the next revision of the record that it edits.
   *
   * @throws ValidationFailed when the model refuses it, its files are not complete, or it waits for
   *     a review
   * @throws RevisionConflict when somebody else publishes it or writes to it at the same time
   */
  @Transactional
  public ObjectNode publish(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, Permission.EDIT);
    if (row.recordId() == null && awaitsReview(row)) {
      throw ValidationFailed.of(
          "review", "The draft is to be reviewed: submit it for review instead.");
    }
    publish(who, row);
    return views.of(who, rows.record(pid).orElseThrow(RecordNotFound::new));
  }

  /** Whether a community is to look at the draft before it is published. */
  private static boolean awaitsReview(RecordRow row) {
    return row.review() != null
        && List.of("created", "submitted").contains(row.review().get("status").asText());
  }

  /**
   * Publishes a draft whose review has been decided; who may decide is the request's to say.
   *
   * @throws ValidationFailed when the model refuses it or its files are not complete
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void publishReviewed(String pid) {
    publish(Identity.ofSystem(), rows.draft(pid).orElseThrow(RecordNotFound::new));
  }

  /**
   * What keeps a draft from being published, with its files.
   *
   * @throws ValidationFailed when there is something
   */
  public void requirePublishable(RecordRow draft) {
    var errors = new ArrayList<>(models.get(draft.model()).validate(draft.document()));
    errors.addAll(buckets.problems(draft.bucketId(), draft.document()));
    errors.addAll(Embargoes.problems(draft));
    errors.addAll(pids.problems(draft));
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }

  private void publish(Identity who, RecordRow row) {
    Draft draft = store.lock(row.pid(), OptionalInt.of(row.revisionId()));
    requirePublishable(row);
    Parent parent = store.lockParent(draft.parentId);
    Instant now = Instant.now();
    entities.remove(draft);
    if (draft.recordId == null) {
      publishVersion(draft, parent, now);
    } else {
      publishEdit(who, draft, parent, now);
    }
    store.flush();
    faults.aroundCommit(FaultPoint.PUBLISH_BEFORE_COMMIT, FaultPoint.PUBLISH_AFTER_COMMIT);
  }

  private void publishEdit(Identity who, Draft draft, Parent parent, Instant now) {
    PublishedRecord record = entities.find(PublishedRecord.class, draft.recordId);
    fileModification.publish(who, draft, record);
    record.updated = now;
    pids.publish(record, parent, draft.document.deepCopy());
    published(RecordEvent.Kind.UPDATED, record.id, draft.id);
  }

  private void publishVersion(Draft draft, Parent parent, Instant now) {
    PublishedRecord record = new PublishedRecord();
    record.id = draft.id;
    record.pid = draft.pid;
    record.parentId = parent.id;
    record.model = draft.model;
    record.versionIndex = rows.nextIndex(parent.id);
    record.bucketId = draft.bucketId;
    record.created = now;
    record.updated = now;
    pids.publish(record, parent, draft.document.deepCopy());
    buckets.lock(draft.bucketId);
    // The draft's row goes first: both may not hold the bucket and the identifier at once.
    store.flush();
    entities.persist(record);
    rows.latestOfParent(parent.pid).ifPresent(this::succeeded);
    parent.latestIndex = record.versionIndex;
    parent.updated = now;
    published(RecordEvent.Kind.PUBLISHED, record.id, draft.id);
  }

  /** A version that is not the latest any more looks different: it has a new revision. */
  private void succeeded(RecordRow old) {
    entities
        .createQuery("update PublishedRecord set revisionId = revisionId + 1 where id = ?1")
        .setParameter(1, old.id())
        .executeUpdate();
    outbox.add(new RecordEvent(RecordEvent.Kind.UPDATED, old.id()));
  }

  private void published(RecordEvent.Kind kind, UUID record, UUID draft) {
    outbox.add(new RecordEvent(kind, record));
    outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_DISCARDED, draft));
  }
}
