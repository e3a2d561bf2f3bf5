package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.export.CitationStyle;
import org.reperio.export.Citations;
import org.reperio.refusal.InputFields;
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
   * @throws org.reperio.refusal.ValidationFailed when something else is sent
   */
  ObjectNode of(Identity who, RecordRow row, ObjectNode input) {
    InputFields fields = InputFields.of(input);
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    reason(fields, input).ifPresent(id -> tombstone.putObject("removal_reason").put("id", id));
    text(fields, "note").ifPresent(note -> tombstone.put("note", note));
    String citation = text(fields, "citation_text").orElse(null);
    boolean visible = fields.flag("is_visible").orElse(true);
    fields.require();
    tombstone.put("citation_text", citation == null ? citation(row) : citation);
    tombstone.put("is_visible", visible);
    tombstone
        .putObject("removed_by")
        .put("user", who.userId() == null ? "system" : Long.toString(who.userId()));
    tombstone.put("removal_date", LocalDate.now(ZoneOffset.UTC).toString());
    return tombstone;
  }

  /**
   * The tombstone of a record that was deleted elsewhere and moves in.
   *
   * @param input as {@link #of} takes it, and who removed it and when
   * @throws org.reperio.refusal.ValidationFailed when something of it is not as it should be
   */
  ObjectNode kept(ObjectNode input) {
    InputFields fields = InputFields.of(input);
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    reason(fields, input).ifPresent(id -> tombstone.putObject("removal_reason").put("id", id));
    text(fields, "note").ifPresent(note -> tombstone.put("note", note));
    String citation = text(fields, "citation_text").orElse("");
    boolean visible = fields.flag("is_visible").orElse(true);
    String date = text(fields, "removal_date").orElse("");
    Optional<LocalDate> day = day(date);
    if (day.isEmpty()) {
      fields.wrong("removal_date", "A deleted record needs the date of its removal.");
    }
    fields.require();
    tombstone.put("citation_text", citation).put("is_visible", visible);
    tombstone.putObject("removed_by").put("user", input.at("/removed_by/user").asText("system"));
    tombstone.put("removal_date", day.orElseThrow().toString());
    return tombstone;
  }

  /** The day of a date or a time. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(text.length(), 10))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<String> reason(InputFields fields, ObjectNode input) {
    if (!input.hasNonNull("removal_reason")) {
      return Optional.empty();
    }
    InputFields reason = fields.object("removal_reason");
    String id = reason.requiredText("id", MAX_TEXT).orElse("");
    if (!id.isEmpty()
        && vocabularies.exists("removalreasons")
        && vocabularies.find("removalreasons", id).isEmpty()) {
      reason.wrong("id", "Invalid removal reason");
    }
    return Optional.of(id).filter(text -> !text.isEmpty());
  }

  private static Optional<String> text(InputFields fields, String name) {
    return fields.text(name, MAX_TEXT).filter(text -> !text.isBlank());
  }

  private String citation(RecordRow row) {
    return citations.cite(json.of(row), CitationStyle.APA);
  }
}
