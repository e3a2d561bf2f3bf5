package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** The records in an answer's JSON: the answer itself, or those that it lists. */
final class Hits {

  private Hits() {}

  static void each(JsonNode body, Consumer<ObjectNode> action) {
    if (isRecord(body)) {
      action.accept((ObjectNode) body);
    }
    for (JsonNode hit : body.at("/hits/hits")) {
      if (isRecord(hit)) {
        action.accept((ObjectNode) hit);
      }
    }
  }

  static boolean isList(JsonNode body) {
    return body.at("/hits/hits").isArray();
  }

  private static boolean isRecord(JsonNode node) {
    return node.path("metadata").isObject()
        && node.path("parent").isObject()
        && node.path("versions").isObject();
  }
}
