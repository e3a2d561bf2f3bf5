package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;

/**
 * The shared part of all versions of a record, for those who change it: grants, links, communities.
 */
@ApplicationScoped
public class Parents {

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final ParentRepository parents;
  private final RecordRepository records;
  private final DraftRepository drafts;
  private final Outbox outbox;

  Parents(
      RecordRows rows,
      RecordPermissions permissions,
      ParentRepository parents,
      RecordRepository records,
      DraftRepository drafts,
      Outbox outbox) {
    this.rows = rows;
    this.permissions = permissions;
    this.parents = parents;
    this.records = records;
    this.drafts = drafts;
    this.outbox = outbox;
  }

  /**
   * The record or draft of this identifier, with what it shares.
   *
   * @throws RecordNotFound when there is neither
   * @throws org.reperio.access.PermissionDenied when the asker may not do this with it
   */
  public RecordRow require(Identity who, String pid, Permission needed) {
    RecordRow row = rows.recordOrDraft(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    permissions.require(who, row, needed);
    return row;
  }

  /** The identifier that all versions share. */
  public String pid(UUID parentId) {
    return parents.findById(parentId).pid;
  }

  /** Whether a version has been published, be it deleted since. */
  public boolean wasPublished(UUID parentId) {
    return records.nextIndex(parentId) > 1;
  }

  /** Sets the request for review of the draft that is not published yet; null for none. */
  @Transactional(TxType.MANDATORY)
  public void setReview(UUID parentId, UUID request) {
    Parent parent = parents.lock(parentId);
    parent.reviewId = request;
    changed(parent);
  }

  /** Sets who may ask for access to the files, and how. */
  @Transactional(TxType.MANDATORY)
  public void setAccessSettings(UUID parentId, AccessSettings settings) {
    Parent parent = parents.lock(parentId);
    ObjectNode access = parent.access.deepCopy();
    access.set("settings", settings.json());
    parent.access = access;
    changed(parent);
  }

  /**
   * Lets only one transaction at a time decide about something that all versions share. Nothing
   * changes by it.
   */
  @Transactional(TxType.MANDATORY)
  public void hold(UUID parentId) {
    parents.lock(parentId);
  }

  /** Something that all versions share has changed elsewhere: each has to be indexed again. */
  @Transactional(TxType.MANDATORY)
  public void changed(UUID parentId) {
    changed(parents.lock(parentId));
  }

  private void changed(Parent parent) {
    parents.save(parent);
    // This changes each version as readers see it, and so its revision.
    List<UUID> versions = records.versions(parent.id);
    records.raiseRevisions(versions, false);
    outbox.add(RecordEvent.Kind.UPDATED, versions);
    outbox.add(RecordEvent.Kind.DRAFT_SAVED, drafts.of(parent.id));
  }
}
