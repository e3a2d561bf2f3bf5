package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.InputFields;

/** The three ways in which a draft begins: a new record, an edit, a new version. */
@ApplicationScoped
public class DraftCreation {

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final DraftInput input;
  private final NewDrafts drafts;
  private final CheckedDrafts checked;
  private final ParentRepository parents;
  private final DraftReviews reviews;
  private final AuditTrail trail;

  DraftCreation(
      RecordRows rows,
      RecordPermissions permissions,
      DraftInput input,
      NewDrafts drafts,
      CheckedDrafts checked,
      ParentRepository parents,
      DraftReviews reviews,
      AuditTrail trail) {
    this.trail = trail;
    this.rows = rows;
    this.permissions = permissions;
    this.input = input;
    this.drafts = drafts;
    this.checked = checked;
    this.parents = parents;
    this.reviews = reviews;
  }

  /**
   * Creates the draft of a new record. What is wrong with it is listed, and does not keep it from
   * being saved.
   *
   * @param sent metadata, custom_fields, access, files and pids, each of them optional; {@code
   *     parent.review} to choose the community that reviews it
   * @throws org.reperio.refusal.ValidationFailed when the review is none
   */
  @Transactional
  public CheckedDraft create(Identity who, String model, ObjectNode sent) {
    permissions.requireDeposit(who);
    InputFields fields = InputFields.of(sent);
    InputFields shared = fields.object("parent");
    InputFields review = shared.object("review");
    fields.require();
    DraftInput.Accepted accepted = input.accept(model, sent, JsonNodeFactory.instance.objectNode());
    Draft draft = drafts.ofNewRecord(parents.begin(model, who.userId()), accepted.document());
    drafts.note(draft, new InternalNotes(null).changed(who, sent));
    if (shared.isThere("review")) {
      reviews.choose(who, rows.draft(draft.pid).orElseThrow(RecordNotFound::new), review);
    }
    trail.note(who, AuditAction.DRAFT_CREATE, draft.pid);
    return checked.of(who, draft.pid, accepted.errors());
  }

  /** Opens a published record for editing; a draft that is there already is given back. */
  @Transactional
  public CheckedDraft edit(Identity who, String pid) {
    RecordRow row = require(who, pid);
    // Two who open it at once get the same draft.
    parents.lock(row.parentId());
    if (rows.draft(pid).isEmpty()) {
      drafts.ofEdit(row.id());
      trail.note(who, AuditAction.DRAFT_CREATE, pid, AuditDetails.of("of", "record"));
    }
    return checked.of(who, pid);
  }

  /**
   * Starts a new version of a published record, with its metadata and without its files; the draft
   * that was started before is given back when there is one.
   */
  @Transactional
  public CheckedDraft newVersion(Identity who, String pid) {
    RecordRow row = require(who, pid);
    Parent parent = parents.lock(row.parentId());
    String draft =
        rows.nextDraft(parent.id)
            .map(RecordRow::pid)
            .orElseGet(
                () -> {
                  RecordRow latest =
                      rows.latestOfParent(parent.pid).orElseThrow(RecordNotFound::new);
                  String begun =
                      drafts.ofNewVersion(parent, input.ofNextVersion(latest.document())).pid;
                  trail.note(
                      who,
                      AuditAction.DRAFT_NEW_VERSION,
                      begun,
                      AuditDetails.of("previous", latest.pid()));
                  return begun;
                });
    return checked.of(who, draft);
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
