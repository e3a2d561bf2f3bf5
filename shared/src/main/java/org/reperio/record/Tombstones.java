package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.export.CitationStyle;
import org.reperio.export.Citations;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;
import org.reperio.vocabulary.Vocabularies;

/** Makes the tombstone of a record from what is said when it is deleted. */
@ApplicationScoped
class Tombstones {

  private static final int MAX_TEXT = 10_000;

  private final RecordJson json;
  private final Vocabularies vocabularies;
  private final Citations citations;

  Tombstones(RecordJson json, Vocabularies vocabularies, Citations citations) {
    this.json = json;
    this.vocabularies = vocabularies;
    this.citations = citations;
  }

  /**
   * The tombstone of a record.
   *
   * @param input removal_reason {id} of the vocabulary, note, citation_text (made when it is
   *     missing), is_visible (true when it is missing)
   * @throws ValidationFailed when something else is sent
   */
  ObjectNode of(Identity who, RecordRow row, ObjectNode input) {
    var errors = new ArrayList<FieldError>();
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    JsonNode reason = input.path("removal_reason");
    if (!reason.isMissingNode() && !reason.isNull()) {
      String id = reason.path("id").asText("");
      if (vocabularies.exists("removalreasons")
          && vocabularies.find("removalreasons", id).isEmpty()) {
        errors.add(
            FieldError.of("removal_reason.id", "'%s' is not a removal reason.".formatted(id)));
      }
      tombstone.putObject("removal_reason").put("id", id);
    }
    text(input, "note", errors).ifPresent(note -> tombstone.put("note", note));
    tombstone.put(
        "citation_text", text(input, "citation_text", errors).orElseGet(() -> citation(row)));
    JsonNode visible = input.path("is_visible");
    if (!visible.isMissingNode() && !visible.isBoolean()) {
      errors.add(FieldError.of("is_visible", "Send true or false."));
    }
    tombstone.put("is_visible", visible.asBoolean(true));
    tombstone
        .putObject("removed_by")
        .put("user", who.userId() == null ? "system" : Long.toString(who.userId()));
    tombstone.put("removal_date", LocalDate.now(ZoneOffset.UTC).toString());
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return tombstone;
  }

  private static Optional<String> text(ObjectNode input, String field, List<FieldError> errors) {
    JsonNode given = input.path(field);
    if (given.isMissingNode() || given.isNull() || given.asText("").isBlank()) {
      return Optional.empty();
    }
    if (!given.isTextual() || given.asText().length() > MAX_TEXT) {
      errors.add(
          FieldError.of(field, "Send a text of at most %,d characters.".formatted(MAX_TEXT)));
    }
    return Optional.of(given.asText());
  }

  private String citation(RecordRow row) {
    return citations.cite(json.of(row), CitationStyle.APA);
  }
}
