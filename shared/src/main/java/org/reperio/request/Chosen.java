package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.reperio.refusal.UnstorableText;
import org.reperio.refusal.ValidationFailed;

/** The list of things by their ids, at most ten, that a request for many at once brings. */
final class Chosen {

  private static final int MAX_AT_ONCE = 10;

  private Chosen() {}

  /**
   * The sent entries by their ids, in their order.
   *
   * @param field the name of the list
   * @throws ValidationFailed when this is not a list of 1 to 10 objects, each with an id of its own
   */
  static Map<String, JsonNode> in(JsonNode input, String field) {
    JsonNode sent = input.path(field);
    if (!sent.isArray()) {
      throw ValidationFailed.of(
          field, sent.isMissingNode() ? "Missing data for required field." : "Not a valid list.");
    }
    if (sent.isEmpty()) {
      throw ValidationFailed.of(field, "Shorter than minimum length 1.");
    }
    if (sent.size() > MAX_AT_ONCE) {
      throw ValidationFailed.of(
          field, "Too many %s passed, %d max allowed.".formatted(field, MAX_AT_ONCE));
    }
    Map<String, JsonNode> chosen = new LinkedHashMap<>();
    Set<String> twice = new HashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      JsonNode id = sent.get(i).path("id");
      if (!id.isTextual()) {
        throw ValidationFailed.of(
            "%s.%d.id".formatted(field, i),
            id.isMissingNode() ? "Missing data for required field." : "Not a valid string.");
      }
      UnstorableText.refuse("%s.%d.id".formatted(field, i), id.textValue());
      if (chosen.put(id.asText(), sent.get(i)) != null) {
        twice.add(id.asText());
      }
    }
    if (!twice.isEmpty()) {
      throw ValidationFailed.of(
          field, "Duplicated %s %s.".formatted(field, String.join(", ", twice)));
    }
    return chosen;
  }
}
