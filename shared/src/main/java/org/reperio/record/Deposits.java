package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.file.Buckets;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.Pids;

/** The three ways in which a draft begins: a new record, an edit, a new version. */
@ApplicationScoped
public class Deposits {

  private final EntityManager entities;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final DraftStore store;
  private final DraftContent content;
  private final Pids pids;
  private final Buckets buckets;
  private final Outbox outbox;

  Deposits(
      EntityManager entities,
      RecordRows rows,
      RecordPermissions permissions,
      DraftStore store,
      DraftContent content,
      Pids pids,
      Buckets buckets,
      Outbox outbox) {
    this.entities = entities;
    this.rows = rows;
    this.permissions = permissions;
    this.store = store;
    this.content = content;
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
    parent.id = DraftStore.newId();
    parent.pid = Recid.generate();
    parent.model = model;
    parent.ownerId = who.userId();
    parent.access = JsonNodeFactory.instance.objectNode();
    parent.created = now;
    parent.updated = now;
    entities.persist(parent);
    Draft draft = store.blank(parent, 1);
    draft.pid = Recid.generate();
    draft.bucketId = buckets.create();
    draft.document = content.accept(model, input, JsonNodeFactory.instance.objectNode());
    entities.persist(draft);
    store.flush();
    pids.mint("recid", parent.pid, "recid", parent.id, null);
    pids.mint("recid", draft.pid, "recid", parent.id, draft.id);
    return begun(who, draft);
  }

  /** Opens a published record for editing; a draft that is there already is given back. */
  @Transactional
  public RecordView edit(Identity who, String pid) {
    RecordRow row = require(who, pid);
    // Two who open it at once get the same draft.
    Parent parent = store.lockParent(row.parentId());
    if (rows.draft(pid).isPresent()) {
      return store.view(who, pid);
    }
    PublishedRecord record = entities.find(PublishedRecord.class, row.id());
    Draft draft = store.blank(parent, record.versionIndex);
    draft.pid = record.pid;
    draft.recordId = record.id;
    draft.bucketId = record.bucketId;
    draft.document = record.document.deepCopy();
    entities.persist(draft);
    store.flush();
    return begun(who, draft);
  }

  /**
   * Starts a new version of a published record, with its metadata and without its files; the draft
   * that was started before is given back when there is one.
   */
  @Transactional
  public RecordView newVersion(Identity who, String pid) {
    RecordRow row = require(who, pid);
    Parent parent = store.lockParent(row.parentId());
    Optional<RecordRow> open = rows.nextDraft(parent.id);
    if (open.isPresent()) {
      return store.view(who, open.get().pid());
    }
    RecordRow latest = rows.latestOfParent(parent.pid).orElseThrow(RecordNotFound::new);
    Draft draft = store.blank(parent, rows.nextIndex(parent.id));
    draft.pid = Recid.generate();
    draft.bucketId = buckets.create();
    draft.document = latest.document().deepCopy();
    draft.document.remove("pids");
    // A version has its own date and number: what the last one had would be wrong for this one.
    if (draft.document.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("publication_date", "version"));
    }
    if (draft.document.get("files") instanceof ObjectNode files) {
      files.remove(List.of("default_preview", "order"));
    }
    entities.persist(draft);
    store.flush();
    pids.mint("recid", draft.pid, "recid", parent.id, draft.id);
    return begun(who, draft);
  }

  private RecordView begun(Identity who, Draft draft) {
    outbox.add(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
    return store.view(who, draft.pid);
  }

  private RecordRow require(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    permissions.require(who, row, Permission.EDIT);
    return row;
  }
}
