package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.FieldError;

/**
 * Restrictions that end by themselves: at midnight (UTC) of the date that an embargo lasts until.
 */
@ApplicationScoped
public class Embargoes {

  private static final String EMBARGO = "/access/embargo";

  private final EmbargoClaims claims;
  private final RecordRepository records;
  private final DraftRepository drafts;
  private final Successions successions;
  private final RecordChanges changes;

  Embargoes(
      EmbargoClaims claims,
      RecordRepository records,
      DraftRepository drafts,
      Successions successions,
      RecordChanges changes) {
    this.claims = claims;
    this.records = records;
    this.drafts = drafts;
    this.successions = successions;
    this.changes = changes;
  }

  /**
   * Lifts embargoes that have ended, of drafts too. Several may do so at once; each takes others.
   *
   * @param limit records at most, 1 or more
   * @return how many were lifted; when it is the limit there may be more
   */
  @Transactional
  public int lift(int limit) {
    Map<UUID, UUID> concepts = claims.records(today(), limit);
    List<UUID> published = List.copyOf(concepts.keySet());
    Map<UUID, Successions.Change> successors = new LinkedHashMap<>();
    concepts.forEach((id, parent) -> successors.put(id, successions.begin(parent)));
    records.change(published, Embargoes::lift);
    successors.forEach((id, change) -> successions.settle(change, id));
    changes.tell(RecordEvent.Kind.UPDATED, published);
    List<UUID> unpublished = claims.drafts(today(), limit);
    drafts.change(unpublished, Embargoes::lift);
    changes.tell(RecordEvent.Kind.DRAFT_SAVED, unpublished);
    if (!published.isEmpty() || !unpublished.isEmpty()) {
      changes.note(
          Identity.ofSystem(),
          AuditAction.EMBARGO_LIFT,
          "embargoes",
          AuditDetails.of("records", records.pids(published)).and("drafts", unpublished.size()));
    }
    return Math.max(published.size(), unpublished.size());
  }

  private static void lift(ObjectNode document) {
    ObjectNode access = (ObjectNode) document.get("access");
    access.put("record", "public").put("files", "public");
    ((ObjectNode) access.get("embargo")).put("active", false);
  }

  /** An embargo that does not say whether it is active is so until its date, as in InvenioRDM. */
  static void complete(ObjectNode document) {
    if (document.at(EMBARGO) instanceof ObjectNode embargo && !embargo.hasNonNull("active")) {
      isAhead(embargo).ifPresent(ahead -> embargo.put("active", ahead));
    }
  }

  /**
   * An embargo that has ended before it begins is a mistake. So is one that is to end and is not
   * active: what it was to close would be open.
   */
  static List<FieldError> problems(RecordRow draft) {
    JsonNode embargo = draft.document().at(EMBARGO);
    boolean active = embargo.path("active").asBoolean();
    return isAhead(embargo)
        .filter(ahead -> ahead != active)
        .map(
            ahead ->
                FieldError.of(
                    "access.embargo.until",
                    active
                        ? "Embargo end date must be set to a future date."
                        : "Embargo end date must be unset or in the past."))
        .stream()
        .toList();
  }

  /** Whether its date is yet to come; empty without one that the data model takes. */
  private static Optional<Boolean> isAhead(JsonNode embargo) {
    try {
      return Optional.of(LocalDate.parse(embargo.path("until").asText("")).isAfter(today()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
