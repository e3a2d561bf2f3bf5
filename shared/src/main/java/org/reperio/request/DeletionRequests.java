package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.record.Deletions;
import org.reperio.record.Parents;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;
import org.reperio.vocabulary.Vocabularies;

/**
 * Owners delete a record within a grace period after its publication. After that, others may have
 * cited it, so owners ask the administrators to delete it.
 */
@ApplicationScoped
public class DeletionRequests {

  private static final String GRACE_PERIOD = "grace-period-v1";
  private static final int MAX_COMMENT = 5_000;
  private static final int MAX_REASON = 255;

  private final RecordRows rows;
  private final RequestRepository repository;
  private final Requests requests;
  private final Parents parents;
  private final Vocabularies vocabularies;
  private final Duration gracePeriod;

  DeletionRequests(
      RecordRows rows,
      RequestRepository repository,
      Requests requests,
      Parents parents,
      Vocabularies vocabularies,
      DeletionSettings settings) {
    this.rows = rows;
    this.repository = repository;
    this.requests = requests;
    this.parents = parents;
    this.vocabularies = vocabularies;
    this.gracePeriod = Duration.ofDays(settings.graceDays());
  }

  /**
   * Deletes a record within the grace period, else requests its deletion. For the owner.
   *
   * @param input reason (an id of the vocabulary removalreasons), comment (optional)
   * @return the request: accepted when the record was deleted, submitted when administrators have
   *     to decide
   */
  @Transactional
  public Request ask(Identity who, String pid, ObjectNode input) {
    RecordRow found = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (found.isDeleted()) {
      throw Deletions.unexpectedStatus(found);
    }
    RecordRow record = parents.require(who, pid, Permission.MANAGE);
    if (!who.isAuthenticated() || !Objects.equals(who.userId(), record.ownerId())) {
      throw new PermissionDenied();
    }
    InputFields fields = InputFields.of(input);
    String reason = fields.requiredText("reason", MAX_REASON).orElse("");
    if (!reason.isEmpty() && vocabularies.find("removalreasons", reason).isEmpty()) {
      fields.wrong("reason", "Invalid removal reason");
    }
    String comment = fields.text("comment", MAX_COMMENT).orElse("");
    fields.require();
    if (repository.open(RequestType.RECORD_DELETION, pid).isPresent()) {
      throw ValidationFailed.because(
          "_schema", "A deletion request for this record already exists.");
    }
    boolean atOnce = record.created().plus(gracePeriod).isAfter(Instant.now());
    var why = new DeletionReason(reason, comment, atOnce ? GRACE_PERIOD : null);
    Request request =
        requests.create(
            new Asking(
                RequestType.RECORD_DELETION,
                "Delete \"%s\"".formatted(record.document().at("/metadata/title").asText("")),
                who.userId(),
                null,
                Receiver.role(Identity.ADMINISTRATOR),
                record,
                why.payload()));
    request = requests.step(who, request, RequestAction.SUBMIT, null);
    return atOnce
        ? requests.step(Identity.ofSystem(), request, RequestAction.ACCEPT, null)
        : request;
  }
}
