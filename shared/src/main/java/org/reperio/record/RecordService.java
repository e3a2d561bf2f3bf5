package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.reperio.access.Identity;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.pid.Pids;

/**
 * The life cycle of records: drafts are written and thrown away, published, edited, and succeeded
 * by new versions. Each method is one unit of work: it checks the permission, validates, changes
 * the database and leaves an event in the outbox, or does nothing at all.
 */
@ApplicationScoped
public class RecordService {

  /** How long a draft lives that nobody touches. */
  private static final Duration DRAFT_LIFETIME = Duration.ofDays(365);

  private static final List<String> INPUT = List.of("metadata", "custom_fields", "access", "files");

  private final EntityManager entities;
  private final RecordRows rows;
  private final RecordJson json;
  private final RecordPermissions permissions;
  private final DataModels models;
  private final Pids pids;
  private final Buckets buckets;
  private final Outbox outbox;

  public RecordService(
      EntityManager entities,
      RecordRows rows,
      RecordJson json,
      RecordPermissions permissions,
      DataModels models,
      Pids pids,
      Buckets buckets,
      Outbox outbox) {
    this.entities = entities;
    this.rows = rows;
    this.json = json;
    this.permissions = permissions;
    this.models = models;
    this.pids = pids;
    this.buckets = buckets;
    this.outbox = outbox;
  }

  /**
   * Creates the draft of a new record. What is wrong with it is listed, and does not keep it from
   * being saved.
   *
   * @param input metadata, custom_fields, access, files and pids, each of them optional
   */
  @Transactional
  public RecordView create(Identity who, String model, ObjectNode input) {
    permissions.requireDeposit(who);
    Instant now = Instant.now();
    Parent parent = new Parent();
    parent.id = newId();
    parent.pid = Recid.generate();
    parent.model = model;
    parent.ownerId = who.userId();
    parent.access = JsonNodeFactory.instance.objectNode();
    parent.created = now;
    parent.updated = now;
    entities.persist(parent);
    Draft draft = newDraft(parent, 1, now);
    draft.id = newId();
    draft.pid = Recid.generate();
    draft.bucketId = buckets.create();
    draft.document = accept(model, input, JsonNodeFactory.instance.objectNode());
    entities.persist(draft);
    entities.flush();
    pids.mint("recid", parent.pid, "recid", parent.id, null);
    pids.mint("recid", draft.pid, "recid", parent.id, draft.id);
    return draftView(who, draft.pid);
  }

  /**
   * Reads a published record.
   *
   * @throws RecordNotFound when there is none with this identifier
   * @throws org.reperio.access.PermissionDenied when it is restricted
   */
  public ObjectNode read(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    permissions.requireRead(who, row);
    return visible(who, row);
  }

  /** The published record of a version's or a concept's identifier: for a concept, the latest. */
  public String resolve(String pid) {
    return rows.record(pid)
        .or(() -> rows.latestOfParent(pid))
        .map(RecordRow::pid)
        .orElseThrow(RecordNotFound::new);
  }

  /** Reads the newest published version of the record that this identifier is a version of. */
  public ObjectNode readLatest(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    RecordRow latest =
        row.isLatest()
            ? row
            : rows.latestOfParent(row.parentPid()).orElseThrow(RecordNotFound::new);
    permissions.requireRead(who, latest);
    return visible(who, latest);
  }

  /** All published versions that the asker may read, newest first. */
  public List<ObjectNode> versions(Identity who, String pid) {
    RecordRow row = rows.record(pid).or(() -> rows.draft(pid)).orElseThrow(RecordNotFound::new);
    permissions.requireRead(who, row);
    return rows.versions(row.parentId()).stream()
        .filter(version -> permissions.canRead(who, version))
        .map(version -> visible(who, version))
        .toList();
  }

  /** Reads a draft, with what keeps it from being published. */
  public RecordView readDraft(Identity who, String pid) {
    return draftView(who, pid);
  }

  /**
   * Replaces a draft's content. Persistent identifiers that the repository manages stay.
   *
   * @param expected the revision that the change was made on; empty to overwrite what is there
   * @throws RevisionConflict when the draft is not at that revision any more
   */
  @Transactional
  public RecordView update(Identity who, String pid, ObjectNode input, OptionalInt expected) {
    permissions.requireManage(who, rows.draft(pid).orElseThrow(RecordNotFound::new));
    Draft draft = lockDraft(pid, expected);
    draft.document = accept(draft.model, input, draft.document);
    touch(draft);
    flush();
    return draftView(who, pid);
  }

  /** Throws a draft away. A record that it was the edit of stays as it is. */
  @Transactional
  public void discard(Identity who, String pid, OptionalInt expected) {
    permissions.requireManage(who, rows.draft(pid).orElseThrow(RecordNotFound::new));
    Draft draft = lockDraft(pid, expected);
    entities.remove(draft);
    flush();
    if (draft.recordId == null) {
      pids.release(draft.id);
      buckets.delete(draft.bucketId);
      Parent parent = entities.find(Parent.class, draft.parentId);
      if (parent.latestIndex == 0) {
        entities.remove(parent);
        flush();
      }
    }
  }

  /** Opens a published record for editing; a draft that is there already is given back. */
  @Transactional
  public RecordView edit(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    permissions.requireManage(who, row);
    if (rows.draft(pid).isEmpty()) {
      PublishedRecord record = entities.find(PublishedRecord.class, row.id());
      Parent parent = entities.find(Parent.class, row.parentId());
      Draft draft = newDraft(parent, record.versionIndex, Instant.now());
      draft.id = newId();
      draft.pid = record.pid;
      draft.recordId = record.id;
      draft.bucketId = record.bucketId;
      draft.document = record.document.deepCopy();
      entities.persist(draft);
      flush();
    }
    return draftView(who, pid);
  }

  /**
   * Starts a new version of a published record, with its metadata and without its files; the draft
   * that was started before is given back when there is one.
   */
  @Transactional
  public RecordView newVersion(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    permissions.requireManage(who, row);
    Parent parent = entities.find(Parent.class, row.parentId(), LockModeType.PESSIMISTIC_WRITE);
    List<Draft> open =
        entities
            .createQuery("from Draft where parentId = ?1 and recordId is null", Draft.class)
            .setParameter(1, parent.id)
            .getResultList();
    if (!open.isEmpty()) {
      return draftView(who, open.get(0).pid);
    }
    RecordRow latest = rows.latestOfParent(parent.pid).orElseThrow(RecordNotFound::new);
    Draft draft = newDraft(parent, parent.latestIndex + 1, Instant.now());
    draft.id = newId();
    draft.pid = Recid.generate();
    draft.bucketId = buckets.create();
    draft.document = latest.document().deepCopy();
    draft.document.remove("pids");
    // A version has its own date and number: what the last one had would be wrong for this one.
    if (draft.document.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("publication_date", "version"));
    }
    entities.persist(draft);
    flush();
    pids.mint("recid", draft.pid, "recid", parent.id, draft.id);
    return draftView(who, draft.pid);
  }

  /**
   * Publishes a draft: it becomes a record, or the next revision of the record that it edits.
   *
   * @throws ValidationFailed when the model refuses it
   * @throws RevisionConflict when somebody else publishes it or writes to it at the same time
   */
  @Transactional
  public ObjectNode publish(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.requireManage(who, row);
    Draft draft = lockDraft(pid, OptionalInt.of(row.revisionId()));
    var errors = new ArrayList<>(models.get(draft.model).validate(draft.document));
    errors.addAll(buckets.problems(draft.bucketId, draft.document));
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    Parent parent = entities.find(Parent.class, draft.parentId, LockModeType.PESSIMISTIC_WRITE);
    Instant now = Instant.now();
    entities.remove(draft);
    if (draft.recordId == null) {
      publishVersion(draft, parent, now);
    } else {
      PublishedRecord record = entities.find(PublishedRecord.class, draft.recordId);
      record.document = draft.document.deepCopy();
      record.updated = now;
      pids.register(record.document, record.pid, parent.id, record.id);
      outbox.add(new RecordEvent(RecordEvent.Kind.UPDATED, record.id));
    }
    flush();
    return visible(who, rows.record(pid).orElseThrow(RecordNotFound::new));
  }

  private void publishVersion(Draft draft, Parent parent, Instant now) {
    PublishedRecord record = new PublishedRecord();
    record.id = draft.id;
    record.pid = draft.pid;
    record.parentId = parent.id;
    record.model = draft.model;
    record.versionIndex = parent.latestIndex + 1;
    record.document = draft.document.deepCopy();
    record.bucketId = draft.bucketId;
    record.created = draft.created;
    record.updated = now;
    pids.register(record.document, record.pid, parent.id, record.id);
    buckets.lock(draft.bucketId);
    // The draft's row goes first: both may not hold the bucket and the identifier at once.
    flush();
    entities.persist(record);
    rows.versions(parent.id).stream()
        .filter(RecordRow::isLatest)
        .forEach(old -> outbox.add(new RecordEvent(RecordEvent.Kind.UPDATED, old.id())));
    parent.latestIndex = record.versionIndex;
    parent.updated = now;
    outbox.add(new RecordEvent(RecordEvent.Kind.PUBLISHED, record.id));
  }

  private Draft newDraft(Parent parent, int versionIndex, Instant now) {
    Draft draft = new Draft();
    draft.parentId = parent.id;
    draft.model = parent.model;
    draft.versionIndex = versionIndex;
    draft.created = now;
    draft.updated = now;
    draft.expires = now.plus(DRAFT_LIFETIME);
    return draft;
  }

  private static void touch(Draft draft) {
    draft.updated = Instant.now();
    draft.expires = draft.updated.plus(DRAFT_LIFETIME);
  }

  private ObjectNode accept(String model, ObjectNode input, ObjectNode before) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    for (String part : INPUT) {
      if (input.hasNonNull(part)) {
        document.set(part, input.get(part));
      }
    }
    document.set("pids", pids.merge(input.get("pids"), before.get("pids")));
    DataModel rules = models.get(model);
    List<FieldError> unstorable = rules.unstorable(document);
    if (!unstorable.isEmpty()) {
      throw new ValidationFailed(unstorable);
    }
    return rules.normalize(document);
  }

  private Draft lockDraft(String pid, OptionalInt expected) {
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

  private RecordView draftView(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.requireManage(who, row);
    List<FieldError> errors = models.get(row.model()).validate(row.document());
    return new RecordView(json.of(row), errors);
  }

  private ObjectNode visible(Identity who, RecordRow row) {
    ObjectNode record = json.of(row);
    if (!permissions.canReadFiles(who, row)) {
      ObjectNode files = (ObjectNode) record.get("files");
      files.putObject("entries");
      files.put("count", 0).put("total_bytes", 0);
    }
    return record;
  }

  private void flush() {
    try {
      entities.flush();
    } catch (OptimisticLockException e) {
      throw new RevisionConflict();
    }
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
