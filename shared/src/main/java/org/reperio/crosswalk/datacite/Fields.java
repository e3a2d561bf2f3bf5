package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.reperio.crosswalk.SourceText;

/** Reads fields of DataCite's JSON, which clients fill with more freedom than the schema gives. */
final class Fields {

  private Fields() {}

  /** A text or number as one line of text; null when absent, blank, or of another kind. */
  static String text(JsonNode node, String field) {
    return text(node.path(field));
  }

  static String text(JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      return null;
    }
    String text = SourceText.onOneLine(value.asText());
    return text.isEmpty() ? null : text;
  }

  /** A text that may be given bare, or as an object that has it in one of its fields. */
  static String textOrNested(JsonNode value, String field) {
    return value.isObject() ? text(value, field) : text(value);
  }

  /** The entries of a list; a single value counts as a list of one, as some clients send it. */
  static Stream<JsonNode> list(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).filter(entry -> !entry.isNull());
    }
    return value.isMissingNode() || value.isNull() ? Stream.empty() : Stream.of(value);
  }
}
