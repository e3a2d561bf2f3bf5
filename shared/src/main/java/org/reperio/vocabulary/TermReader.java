package org.reperio.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a term of its declaration, which has the shape of InvenioRDM's fixtures: {@code id}, {@code
 * title} by language, {@code props}, and any other field, which joins the props. Without a title,
 * the name, the subject, or the family and given name is the title in English.
 */
final class TermReader {

  private static final String[] STANDS_FOR_TITLE = {"name", "subject"};

  private TermReader() {}

  /**
   * @throws IllegalArgumentException with a sentence on what is wrong
   */
  static Term read(JsonNode declared) {
    if (!(declared instanceof ObjectNode fields)) {
      throw new IllegalArgumentException("a term must be an object with an id and a title.");
    }
    JsonNode id = fields.remove("id");
    if (id == null || !id.isValueNode() || id.asText().isBlank()) {
      throw new IllegalArgumentException("the term has no id.");
    }
    Map<String, String> title = title(id.asText(), fields.remove("title"), fields);
    JsonNode props = fields.remove("props");
    if (props instanceof ObjectNode own) {
      own.setAll(fields);
      return new Term(id.asText(), title, own);
    }
    if (props != null && !props.isNull()) {
      throw new IllegalArgumentException("props of the term " + id.asText() + " is not an object.");
    }
    return new Term(id.asText(), title, fields);
  }

  private static Map<String, String> title(String id, JsonNode declared, ObjectNode fields) {
    if (declared == null || declared.isNull()) {
      for (String field : STANDS_FOR_TITLE) {
        if (fields.path(field).isTextual()) {
          return Map.of("en", fields.path(field).textValue());
        }
      }
      if (fields.path("family_name").isTextual()) {
        String given = fields.path("given_name").asText();
        String family = fields.path("family_name").textValue();
        return Map.of("en", given.isEmpty() ? family : family + ", " + given);
      }
      throw new IllegalArgumentException("the term " + id + " has no title.");
    }
    Map<String, String> titles = new LinkedHashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> named = declared.fields(); named.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = named.next();
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        throw new IllegalArgumentException(
            "the title of the term " + id + " in " + entry.getKey() + " is not a text.");
      }
      titles.put(entry.getKey(), entry.getValue().asText());
    }
    if (titles.isEmpty()) {
      throw new IllegalArgumentException(
          "the title of the term " + id + " must be texts by language, such as {en: Dataset}.");
    }
    return titles.size() == 1 ? Map.copyOf(titles) : Collections.unmodifiableMap(titles);
  }
}
