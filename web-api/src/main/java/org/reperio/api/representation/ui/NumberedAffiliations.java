package org.reperio.api.representation.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creators or contributors whose affiliations are numbered, as under a paper's title. */
final class NumberedAffiliations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Language language;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final ArrayNode affiliations = NODES.arrayNode();

  private NumberedAffiliations(Language language) {
    this.language = language;
  }

  /**
   * {@code {creators: [...], affiliations: [[1, name, id], ...]}}, or null where there are none.
   */
  static ObjectNode of(String field, JsonNode people, Language language) {
    if (!people.isArray() || people.isEmpty()) {
      return null;
    }
    var numbering = new NumberedAffiliations(language);
    ObjectNode shown = NODES.objectNode();
    ArrayNode list = shown.putArray(field);
    people.forEach(person -> list.add(numbering.person(person)));
    shown.set("affiliations", numbering.affiliations);
    return shown;
  }

  private JsonNode person(JsonNode person) {
    JsonNode shown = person.deepCopy();
    if (shown instanceof ObjectNode object && person.path("affiliations").isArray()) {
      ArrayNode references = object.putArray("affiliations");
      person.get("affiliations").forEach(affiliation -> references.add(numbered(affiliation)));
    }
    if (shown.path("role") instanceof ObjectNode role) {
      String title = language.text(role.path("title"));
      if (title != null) {
        role.put("title", title);
      }
    }
    return shown;
  }

  private ArrayNode numbered(JsonNode affiliation) {
    String name = affiliation.path("name").asText(affiliation.path("id").asText(""));
    Integer number = numbers.get(name);
    if (number == null) {
      number = numbers.size() + 1;
      numbers.put(name, number);
      affiliations.add(
          NODES.arrayNode().add(number).add(name).add(affiliation.path("id").asText(null)));
    }
    return NODES.arrayNode().add(number).add(name);
  }
}
