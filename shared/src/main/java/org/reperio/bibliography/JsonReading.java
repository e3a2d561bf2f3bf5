package org.reperio.bibliography;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.reperio.bibliography.BibliographicRecord.Label;

/** Reads values from JSON that may lack them: empty texts and lists instead of null. */
public final class JsonReading {

  private JsonReading() {}

  /** A text field, stripped; empty when it is absent or no text. */
  public static String text(JsonNode parent, String field) {
    JsonNode value = parent.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
  }

  /** A text given in several languages: the English one, else the first; or plain text. */
  public static String localised(JsonNode node) {
    if (node.isTextual()) {
      return node.asText().strip();
    }
    if (!node.isObject() || node.isEmpty()) {
      return "";
    }
    JsonNode english = node.path("en");
    return (english.isMissingNode() ? node.elements().next() : english).asText().strip();
  }

  /** A term of a vocabulary, by its id alone or with its title. */
  public static Label label(JsonNode node) {
    if (node instanceof MissingNode || node.isNull()) {
      return Label.NONE;
    }
    return node.isTextual()
        ? new Label(node.asText(), "")
        : new Label(
            text(node, "id"), first(localised(node.path("title")), localised(node.path("name"))));
  }

  /** The first text that is not empty, or an empty one. */
  public static String first(String... candidates) {
    return Stream.of(candidates).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  /** The elements of an array, each read in the same way; empty for anything else. */
  public static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reading) {
    return nodes.isArray()
        ? StreamSupport.stream(nodes.spliterator(), false).map(reading).toList()
        : List.of();
  }
}
