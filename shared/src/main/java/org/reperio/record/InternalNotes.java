package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.model.AllowedHtml;
import org.reperio.refusal.UnstorableText;
import org.reperio.refusal.ValidationFailed;

/**
 * The administrators' own notes about a record. They stand beside the document: nothing that shows,
 * exports or indexes documents can tell them.
 *
 * @param list in InvenioRDM's shape, or null for none
 */
record InternalNotes(ArrayNode list) {

  static final String FIELD = "internal_notes";

  private static final int MAX_NOTES = 100;
  private static final int MAX_LENGTH = 10_000;

  /** Whether the asker reads and writes notes: an administrator in person, not the program. */
  static boolean areFor(Identity who) {
    return who.isAuthenticated() && !who.system() && who.isAdministrator();
  }

  /**
   * The notes after a change: those that come without the id of a note are new, those that do not
   * come are gone, and none is rewritten.
   *
   * @param input a draft as it was sent; without notes in it, all stay as they are
   * @throws PermissionDenied when others than administrators send some
   */
  InternalNotes changed(Identity who, JsonNode input) {
    JsonNode sent = input.path(FIELD);
    if (sent.isMissingNode()) {
      return this;
    }
    if (!areFor(who)) {
      throw new PermissionDenied();
    }
    if (!sent.isArray() || sent.size() > MAX_NOTES) {
      throw ValidationFailed.of(FIELD, "Send a list of at most %d notes.".formatted(MAX_NOTES));
    }
    Map<String, JsonNode> known = new HashMap<>();
    if (list != null) {
      list.forEach(note -> known.put(note.get("id").asText(), note));
    }
    ArrayNode after = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < sent.size(); i++) {
      JsonNode there = known.remove(sent.get(i).path("id").asText(""));
      after.add(there == null ? added(who, sent.get(i), FIELD + "." + i) : there);
    }
    return new InternalNotes(after);
  }

  private static ObjectNode added(Identity who, JsonNode sent, String field) {
    JsonNode note = sent.path("note");
    if (!note.isTextual()
        || note.asText().isBlank()
        || note.asText().length() > MAX_LENGTH
        || UnstorableText.in(note.asText()) >= 0) {
      throw ValidationFailed.of(
          field + ".note", "Send a text of 1 to %,d characters.".formatted(MAX_LENGTH));
    }
    return added(who, AllowedHtml.clean(note.asText()));
  }

  private static ObjectNode added(Identity who, String note) {
    ObjectNode added = JsonNodeFactory.instance.objectNode();
    added.put("id", UUID.randomUUID().toString());
    added.put("timestamp", RecordJson.timestamp(Instant.now()));
    added
        .putObject("added_by")
        .put("user", who.userId() == null ? "system" : who.userId().toString());
    added.put("note", note);
    return added;
  }

  /** The notes with those of an import; a note that is there already is not added again. */
  InternalNotes imported(Identity who, String source, List<String> statements) {
    if (statements.isEmpty()) {
      return this;
    }
    String note =
        statements.stream()
            .map(statement -> "<li>" + StringEscapeUtils.escapeXml10(statement) + "</li>")
            .collect(
                Collectors.joining(
                    "",
                    "<p>Also stated by " + StringEscapeUtils.escapeXml10(source) + ":</p><ul>",
                    "</ul>"));
    ArrayNode after = list == null ? JsonNodeFactory.instance.arrayNode() : list.deepCopy();
    for (JsonNode there : after) {
      if (there.path("note").asText().equals(note)) {
        return this;
      }
    }
    after.add(added(who, note));
    return new InternalNotes(after);
  }
}
