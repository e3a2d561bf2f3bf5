package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalInt;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.FieldError;

/**
 * Reads, writes and throws away drafts. Each method is one unit of work: it checks the permission,
 * validates, changes the database and leaves an event in the outbox, or does nothing at all.
 */
@ApplicationScoped
public class Drafts {

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final DraftRepository drafts;
  private final CheckedDrafts checked;
  private final DraftInput content;
  private final FileOptions options;
  private final Discarding discarding;
  private final RecordChanges changes;

  Drafts(
      RecordRows rows,
      RecordPermissions permissions,
      DraftRepository drafts,
      CheckedDrafts checked,
      DraftInput content,
      FileOptions options,
      Discarding discarding,
      RecordChanges changes) {
    this.rows = rows;
    this.permissions = permissions;
    this.drafts = drafts;
    this.checked = checked;
    this.content = content;
    this.options = options;
    this.discarding = discarding;
    this.changes = changes;
  }

  /**
   * Reads a draft, with what keeps it from being published.
   *
   * @throws RecordNotFound when there is none with this identifier
   */
  public CheckedDraft read(Identity who, String pid) {
    require(who, pid, Permission.PREVIEW);
    return checked.of(who, pid);
  }

  /**
   * Replaces a draft's content. Persistent identifiers that the repository manages stay.
   *
   * @param expected the revision that the change was made on; empty to overwrite what is there
   * @throws RevisionConflict when the draft is not at that revision any more
   */
  @Transactional
  public CheckedDraft update(Identity who, String pid, ObjectNode input, OptionalInt expected) {
    require(who, pid, Permission.EDIT);
    Draft draft = drafts.lock(pid, expected);
    drafts.note(draft, new InternalNotes(draft.internalNotes).changed(who, input));
    DraftInput.Accepted accepted = content.accept(draft.model, input, draft.document);
    List<FieldError> ofFiles = options.apply(draft, accepted.document());
    drafts.replace(draft, accepted.document());
    changes.tell(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
    changes.note(who, AuditAction.DRAFT_EDIT, pid, AuditDetails.of("revision", draft.revisionId));
    return checked.of(who, pid, accepted.errors()).with(ofFiles);
  }

  /**
   * Throws a draft away. A record that it was the edit of stays as it is.
   *
   * @throws org.reperio.refusal.ValidationFailed when a community is reviewing it
   */
  @Transactional
  public void discard(Identity who, String pid, OptionalInt expected) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.requireDiscard(who, row);
    discarding.discard(drafts.lock(pid, expected));
    changes.note(who, AuditAction.DRAFT_DELETE, pid);
  }

  private RecordRow require(Identity who, String pid, Permission needed) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, needed);
    return row;
  }
}
