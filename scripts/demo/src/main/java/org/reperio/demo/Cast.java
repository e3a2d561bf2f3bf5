package org.reperio.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;

/** The fictitious researchers, organisations and crowds, as creators and contributors. */
final class Cast {

  private final JsonNode declared;

  Cast(JsonNode declared) {
    this.declared = declared;
  }

  /**
   * A creator without a role.
   *
   * @param key of a person, an organisation or an affiliation
   * @throws IllegalArgumentException when nobody has this key
   */
  ObjectNode creator(String key) {
    JsonNode person = declared.path("people").path(key);
    if (person.isObject()) {
      return person(
          person.get("given").asText(),
          person.get("family").asText(),
          person.path("orcid").asText(""),
          person.get("at"));
    }
    JsonNode organisation = declared.path("organisations").path(key);
    if (!organisation.isObject()) {
      throw new IllegalArgumentException("nobody in people.yaml has the key " + key);
    }
    ObjectNode creator = JsonNodeFactory.instance.objectNode();
    creator
        .putObject("person_or_org")
        .put("type", "organizational")
        .put("name", organisation.get("name").asText());
    return creator;
  }

  /** Different people with the names of the crowd, in alphabetical order by family name. */
  ArrayNode crowd(int size) {
    JsonNode given = declared.at("/crowd/given");
    JsonNode family = declared.at("/crowd/family");
    JsonNode at = declared.at("/crowd/at");
    ArrayNode crowd = JsonNodeFactory.instance.arrayNode();
    var names = new LinkedHashSet<String>();
    int perFamily = (size + family.size() - 1) / family.size();
    for (int i = 0; i < family.size() && names.size() < size; i++) {
      for (int j = 0; j < perFamily && names.size() < size; j++) {
        String first = given.get((i * 7 + j * 3) % given.size()).asText();
        if (names.add(first + " " + family.get(i).asText())) {
          ArrayNode affiliation =
              JsonNodeFactory.instance.arrayNode().add(at.get((i + j) % at.size()).asText());
          crowd.add(person(first, family.get(i).asText(), "", affiliation));
        }
      }
    }
    return crowd;
  }

  private ObjectNode person(String given, String family, String orcid, JsonNode at) {
    ObjectNode creator = JsonNodeFactory.instance.objectNode();
    ObjectNode person =
        creator
            .putObject("person_or_org")
            .put("type", "personal")
            .put("given_name", given)
            .put("family_name", family);
    if (!orcid.isEmpty()) {
      person.putArray("identifiers").addObject().put("scheme", "orcid").put("identifier", orcid);
    }
    ArrayNode affiliations = creator.putArray("affiliations");
    at.forEach(
        key -> {
          JsonNode affiliation = declared.path("affiliations").path(key.asText());
          ObjectNode entry = affiliations.addObject().put("name", affiliation.get("name").asText());
          if (affiliation.has("ror")) {
            entry.put("id", affiliation.get("ror").asText());
          }
        });
    return creator;
  }
}
