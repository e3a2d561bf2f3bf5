package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes out of documents what says nothing. */
final class Emptiness {

  private Emptiness() {}

  /** Takes out a field, and what it leaves empty. */
  static void remove(ObjectNode document, Iterable<String> path) {
    JsonNode at = document;
    ObjectNode holder = null;
    String name = null;
    for (String step : path) {
      holder = at instanceof ObjectNode object ? object : null;
      name = step;
      at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
    }
    if (holder != null) {
      holder.remove(name);
    }
  }

  /** Takes out empty texts, and lists and objects that had nothing else. */
  static void clear(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(entry -> isCleared(entry.getValue()));
    } else if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (isCleared(array.get(i))) {
          array.remove(i);
        }
      }
    }
  }

  private static boolean isCleared(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue().isEmpty();
    }
    boolean said = !value.isEmpty();
    clear(value);
    return said && value.isContainerNode() && value.isEmpty();
  }
}
