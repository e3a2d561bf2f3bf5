package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.Dois;
import org.reperio.pid.PidNotFound;
import org.reperio.pid.Pids;
import org.reperio.refusal.FieldError;

/**
 * The persistent identifiers of records and drafts along their life: reserved and released in a
 * draft, checked and taken at publishing, for the version and for its concept.
 */
@ApplicationScoped
public class RecordPids {

  private static final String DOI = "doi";

  private final DraftRepository drafts;
  private final RecordRepository records;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Pids pids;
  private final Dois dois;
  private final RecordChanges changes;

  RecordPids(
      DraftRepository drafts,
      RecordRepository records,
      RecordRows rows,
      RecordPermissions permissions,
      Pids pids,
      Dois dois,
      RecordChanges changes) {
    this.drafts = drafts;
    this.records = records;
    this.rows = rows;
    this.permissions = permissions;
    this.pids = pids;
    this.dois = dois;
    this.changes = changes;
  }

  /**
   * Reserves an identifier of the repository for a draft. It becomes public only with the draft is
   * published.
   *
   * @param scheme {@code doi}; the others are not reserved
   * @throws PidNotFound when the repository does not make identifiers of this scheme
   * @throws org.reperio.refusal.ValidationFailed when the draft has one already
   */
  @Transactional
  public void reserve(Identity who, String recid, String scheme) {
    Draft draft = writable(who, recid, scheme);
    ObjectNode document = draft.document.deepCopy();
    dois.reserve(document, draft.pid);
    ObjectNode doi = (ObjectNode) document.get("pids").get(DOI);
    pids.reserve(
        new Pids.Minted(
            DOI,
            doi.get("identifier").asText(),
            doi.get("provider").asText(),
            draft.parentId,
            holder(draft)));
    write(draft, document);
    changes.note(
        who,
        AuditAction.DRAFT_PID_RESERVE,
        recid,
        AuditDetails.of(scheme, doi.get("identifier").asText()));
  }

  /**
   * Gives up an identifier that was reserved for a draft.
   *
   * @throws PidNotFound when the draft has none that was reserved here
   * @throws org.reperio.refusal.ValidationFailed when it is that of the published record
   */
  @Transactional
  public void release(Identity who, String recid, String scheme) {
    Draft draft = writable(who, recid, scheme);
    ObjectNode document = draft.document.deepCopy();
    dois.release(document, published(draft.recordId).orElse(null));
    pids.releaseUnused(document, draft.parentId, holder(draft));
    write(draft, document);
    changes.note(who, AuditAction.DRAFT_PID_RELEASE, recid, AuditDetails.of("scheme", scheme));
  }

  private Draft writable(Identity who, String recid, String scheme) {
    permissions.require(who, rows.draft(recid).orElseThrow(RecordNotFound::new), Permission.EDIT);
    if (!DOI.equals(scheme)) {
      throw new PidNotFound("Identifiers of the kind %s are not reserved.".formatted(scheme));
    }
    return drafts.lock(recid, OptionalInt.empty());
  }

  private void write(Draft draft, ObjectNode document) {
    drafts.replace(draft, document);
    changes.tell(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
  }

  /** Identifiers belong to what is published in the end: a draft of a record lives in its name. */
  private static UUID holder(Draft draft) {
    return draft.recordId == null ? draft.id : draft.recordId;
  }

  private Optional<ObjectNode> published(UUID recordId) {
    return Optional.ofNullable(recordId)
        .map(id -> records.findById(id))
        .map(record -> record.document);
  }

  /** The errors in a draft's identifiers that prevent publishing. */
  public List<FieldError> problems(RecordRow draft) {
    Optional<RecordRow> edited =
        draft.recordId() == null ? Optional.empty() : rows.record(draft.pid());
    Optional<RecordRow> previous =
        edited.isEmpty() && draft.parent().latestIndex() > 0
            ? rows.latestOfParent(draft.parent().pid())
            : Optional.empty();
    var problems =
        new ArrayList<>(
            dois.problems(
                draft.document(),
                edited.map(RecordRow::document).orElse(null),
                previous.map(RecordRow::document).orElse(null)));
    problems.addAll(
        pids.taken(draft.document(), draft.recordId() == null ? draft.id() : draft.recordId()));
    return problems;
  }

  /**
   * Gives a record the document that is being published, with all identifiers that it must have,
   * and its concept a DOI where it gets one. From the commit on the registrars wait to be told.
   *
   * @throws org.reperio.pid.PidTaken when another record has one of them
   */
  @Transactional(TxType.MANDATORY)
  public void publish(PublishedRecord record, Parent parent, ObjectNode document) {
    dois.complete(document, record.document, record.pid);
    pids.register(document, record.pid, parent.id, record.id);
    record.document = document;
    if (dois.wantsConcept(document, parent.pids)) {
      ObjectNode doi = dois.pid(parent.pid);
      ObjectNode all = parent.pids.deepCopy();
      all.set(DOI, doi);
      parent.pids = all;
      pids.mint(DOI, doi.get("identifier").asText(), doi.get("provider").asText(), parent.id, null);
    }
  }

  /** Frees what belongs to a draft that is thrown away, and not to the record that it edits. */
  @Transactional(TxType.MANDATORY)
  public void discard(Draft draft) {
    published(draft.recordId)
        .ifPresentOrElse(
            document -> pids.releaseUnused(document, draft.parentId, draft.recordId),
            () -> pids.release(draft.id));
  }
}
