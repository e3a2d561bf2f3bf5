package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reperio.refusal.FieldError;

/**
 * How much a document may hold. It is asked before anything is made of a document: to validate a
 * hundred thousand creators takes minutes, to count them takes none.
 *
 * @param items entries of a list
 * @param length characters of a text
 * @param values all values together
 */
record DocumentLimits(int items, int length, int values) {

  static final DocumentLimits USUAL =
      new DocumentLimits(
          Integer.parseInt(ModelSettings.ITEMS),
          Integer.parseInt(ModelSettings.LENGTH),
          Integer.parseInt(ModelSettings.VALUES));

  private static final String LONGER = "Longer than maximum length %d.";

  /** What stands in a schema and is no schema. */
  private static final Set<String> VALUES_OF_SCHEMAS = Set.of("default", "const", "enum");

  static DocumentLimits of(ModelSettings settings) {
    return new DocumentLimits(settings.maxItems(), settings.maxLength(), settings.maxValues());
  }

  /** Writes the limits into a schema wherever it has none of its own. */
  void declareIn(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (holds(object, "string") && !object.has("maxLength")) {
        object.put("maxLength", length);
      }
      if (holds(object, "array") && !object.has("maxItems")) {
        object.put("maxItems", items);
      }
      if (object.get("additionalProperties") instanceof ObjectNode
          && !object.has("maxProperties")) {
        object.put("maxProperties", items);
      }
      for (Map.Entry<String, JsonNode> part : object.properties()) {
        boolean schemas =
            !part.getKey().startsWith(Annotations.PREFIX)
                && !VALUES_OF_SCHEMAS.contains(part.getKey());
        if (schemas) {
          declareIn(part.getValue());
        }
      }
    } else {
      schema.forEach(this::declareIn);
    }
  }

  private static boolean holds(ObjectNode schema, String type) {
    JsonNode types = schema.path("type");
    if (types.isArray()) {
      for (JsonNode one : types) {
        if (type.equals(one.textValue())) {
          return true;
        }
      }
    }
    return type.equals(types.textValue());
  }

  /** What there is too much of in a document, the first that is found. */
  List<FieldError> errors(ObjectNode document) {
    var walk = new Walk();
    String excess = walk.excess(document);
    return excess == null ? List.of() : List.of(FieldError.of(String.join(".", walk.path), excess));
  }

  /** Goes through a document and stops at what is too much. */
  private final class Walk {

    /** Where it stopped. To keep it all the way would cost more than all the rest. */
    private final Deque<String> path = new ArrayDeque<>();

    private int seen;

    /** What is too much; null when nothing is. */
    private String excess(JsonNode value) {
      if (++seen > values) {
        return "The document has more than %,d values.".formatted(values);
      }
      if (value.isTextual()) {
        return isTooLong(value.textValue()) ? LONGER.formatted(length) : null;
      }
      if (value.size() > items) {
        return LONGER.formatted(items);
      }
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          String found = excess(value.get(i));
          if (found != null) {
            path.addFirst(Integer.toString(i));
            return found;
          }
        }
        return null;
      }
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        String found = excess(entry.getValue());
        if (found != null) {
          path.addFirst(entry.getKey());
          return found;
        }
      }
      return null;
    }

    private boolean isTooLong(String text) {
      return text.length() > length && text.codePointCount(0, text.length()) > length;
    }
  }
}
