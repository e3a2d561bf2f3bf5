package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The name of a person or of an organization, in the parts that its type has. */
final class PersonName {

  private static final List<String> PARTS = List.of("family_name", "given_name");

  private PersonName() {}

  /**
   * Builds a person's name as "Family, Given", and takes the parts of a name from an organization
   * that has a whole one. A name without parts stays.
   */
  static JsonNode complete(JsonNode value) {
    if (value instanceof ObjectNode person) {
      String type = person.path("type").asText("");
      if (type.equals("personal")) {
        String family = person.path("family_name").asText("").strip();
        String given = person.path("given_name").asText("").strip();
        if (!family.isEmpty() || !given.isEmpty()) {
          boolean both = !family.isEmpty() && !given.isEmpty();
          person.put("name", both ? family + ", " + given : family + given);
        }
      } else if (type.equals("organizational") && !person.path("name").asText("").isEmpty()) {
        person.remove(PARTS);
      }
    }
    return value;
  }
}
