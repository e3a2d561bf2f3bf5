package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.model.ValidationFailed;
import org.reperio.record.Parents;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.vocabulary.Vocabularies;

/**
 * Owners delete what they have just published, and ask the administrators to delete what has been
 * there for longer: others may have cited it.
 */
@ApplicationScoped
public class DeletionRequests {

  private static final String GRACE_PERIOD = "grace-period-v1";
  private static final int MAX_COMMENT = 5_000;

  private final RecordRows rows;
  private final RequestRows requestRows;
  private final Requests requests;
  private final Parents parents;
  private final Vocabularies vocabularies;
  private final Duration gracePeriod;

  DeletionRequests(
      RecordRows rows,
      RequestRows requestRows,
      Requests requests,
      Parents parents,
      Vocabularies vocabularies,
      @ConfigProperty(name = "reperio.deletion.grace-days", defaultValue = "30") int graceDays) {
    this.rows = rows;
    this.requestRows = requestRows;
    this.requests = requests;
    this.parents = parents;
    this.vocabularies = vocabularies;
    this.gracePeriod = Duration.ofDays(graceDays);
  }

  /**
   * Deletes a record within the grace period after it was published, else asks for it. For the
   * owner.
   *
   * @param input reason (an id of the vocabulary removalreasons), comment (optional)
   * @return the request: accepted when the record was deleted, submitted when it has to be decided
   */
  @Transactional
  public Request ask(Identity who, String pid, ObjectNode input) {
    if (rows.record(pid).isEmpty()) {
      throw new RecordNotFound();
    }
    RecordRow record = parents.require(who, pid, Permission.MANAGE);
    if (!who.isAuthenticated() || !Objects.equals(who.userId(), record.ownerId())) {
      throw new PermissionDenied();
    }
    String reason = input.path("reason").asText("");
    if (vocabularies.find("removalreasons", reason).isEmpty()) {
      throw ValidationFailed.of("reason", "'%s' is not a removal reason.".formatted(reason));
    }
    String comment = input.path("comment").asText("");
    if (comment.length() > MAX_COMMENT) {
      throw ValidationFailed.of("comment", "Send at most %,d characters.".formatted(MAX_COMMENT));
    }
    if (requestRows.open(RecordDeletion.ID, pid).isPresent()) {
      throw ValidationFailed.of("_schema", "Its deletion has been asked for already.");
    }
    boolean atOnce = record.created().plus(gracePeriod).isAfter(Instant.now());
    ObjectNode payload =
        JsonNodeFactory.instance.objectNode().put("reason", reason).put("comment", comment);
    if (atOnce) {
      payload.put("policy_id", GRACE_PERIOD);
    }
    Request request =
        requests.create(
            new Asking(
                RecordDeletion.ID,
                "Delete \"%s\"".formatted(record.document().at("/metadata/title").asText("")),
                who.userId(),
                null,
                Receiver.role(Identity.ADMINISTRATOR),
                record,
                payload));
    request = requests.step(who, request, "submit", null);
    return atOnce ? requests.step(Identity.ofSystem(), request, "accept", null) : request;
  }
}
