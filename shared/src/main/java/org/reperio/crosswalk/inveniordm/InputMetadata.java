package org.reperio.crosswalk.inveniordm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.vocabulary.Vocabularies;

/**
 * Takes from metadata as it is served the part that a client may send. Terms are named by their ids
 * alone; where this repository's vocabulary lacks an id, and the field takes free text too, the
 * text that the origin served with it is used.
 */
final class InputMetadata {

  private static final List<String> TERMS =
      List.of("type", "lang", "relation_type", "resource_type");

  private final Vocabularies vocabularies;

  InputMetadata(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  ObjectNode of(ObjectNode served) {
    ObjectNode metadata = served.deepCopy();
    term(metadata, "resource_type");
    for (String field :
        List.of("additional_titles", "additional_descriptions", "dates", "related_identifiers")) {
      objects(metadata, field).forEach(entry -> TERMS.forEach(name -> term(entry, name)));
    }
    objects(metadata, "languages").forEach(language -> language.retain("id"));
    objects(metadata, "creators").forEach(this::person);
    objects(metadata, "contributors").forEach(this::person);
    objects(metadata, "rights").forEach(this::right);
    objects(metadata, "subjects").forEach(this::subject);
    objects(metadata, "funding").forEach(this::funding);
    if (metadata.get("locations") instanceof ObjectNode locations) {
      objects(locations, "features")
          .forEach(feature -> feature.retain("geometry", "identifiers", "place", "description"));
    }
    return metadata;
  }

  private static void term(ObjectNode holder, String field) {
    if (holder.get(field) instanceof ObjectNode term && term.has("id")) {
      term.retain("id");
    }
  }

  private void person(ObjectNode entry) {
    term(entry, "role");
    if (entry.get("person_or_org") instanceof ObjectNode who) {
      who.retain("type", "name", "given_name", "family_name", "identifiers");
    }
    for (ObjectNode affiliation : objects(entry, "affiliations")) {
      affiliation.retain("id", "name");
      if (affiliation.has("name") && !isKnown("affiliations", affiliation)) {
        affiliation.remove("id");
      }
    }
  }

  private void right(ObjectNode right) {
    if (isKnown("licenses", right) || !right.path("title").isObject()) {
      if (right.has("id")) {
        right.retain("id");
      }
      return;
    }
    String url = right.path("link").asText(right.path("props").path("url").asText(""));
    right.retain("title", "description");
    if (!url.isBlank()) {
      right.put("link", url);
    }
  }

  private void subject(ObjectNode subject) {
    if (isKnown("subjects", subject)) {
      subject.retain("id");
      return;
    }
    if (!subject.has("subject") && subject.path("title").path("en").isTextual()) {
      subject.set("subject", subject.path("title").path("en"));
    }
    subject.retain(subject.has("subject") ? List.of("subject", "scheme") : List.of("id"));
  }

  private void funding(ObjectNode funding) {
    if (funding.get("funder") instanceof ObjectNode funder) {
      boolean byId = isKnown("funders", funder) || !funder.has("name");
      funder.retain(byId ? List.of("id") : List.of("name"));
    }
    if (funding.get("award") instanceof ObjectNode award) {
      boolean byText = award.has("title") && award.has("number");
      boolean byId = isKnown("awards", award) || !byText;
      award.retain(
          byId && award.has("id")
              ? List.of("id")
              : List.of("title", "number", "acronym", "program", "identifiers"));
    }
  }

  private boolean isKnown(String vocabulary, ObjectNode term) {
    return term.path("id").isTextual()
        && vocabularies.find(vocabulary, term.path("id").textValue()).isPresent();
  }

  /** The objects in a list; whatever else is in it is left for the model to judge. */
  private static List<ObjectNode> objects(ObjectNode holder, String field) {
    JsonNode value = holder.path(field);
    ArrayNode list =
        value instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
    return list.valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }
}
