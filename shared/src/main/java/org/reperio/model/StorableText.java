package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.UnstorableText;

/**
 * Finds text that no part of the system can keep: U+0000, which PostgreSQL has no place for, and
 * halves of surrogate pairs, which are no character in UTF-8.
 */
final class StorableText {

  private StorableText() {}

  /** Whether all text of a document can be kept; costs no more than reading it. */
  static boolean isStorable(JsonNode node) {
    if (node.isTextual()) {
      return UnstorableText.in(node.textValue()) < 0;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (isUnstorable(entry.getKey()) || !isStorable(entry.getValue())) {
          return false;
        }
      }
      return true;
    }
    for (JsonNode entry : node) {
      if (!isStorable(entry)) {
        return false;
      }
    }
    return true;
  }

  /** The errors of a document, by field. */
  static List<FieldError> errors(ObjectNode document) {
    if (isStorable(document)) {
      return List.of();
    }
    List<FieldError> errors = new ArrayList<>();
    check(document, "", errors);
    return List.copyOf(errors);
  }

  private static void check(JsonNode node, String path, List<FieldError> errors) {
    if (node.isTextual()) {
      checkText(node.textValue(), path, errors);
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String at = FieldTree.join(path, entry.getKey());
        if (isUnstorable(entry.getKey())) {
          errors.add(
              FieldError.of(path, "The name of a field holds a character that cannot be kept."));
        }
        check(entry.getValue(), at, errors);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), FieldTree.join(path, Integer.toString(i)), errors);
      }
    }
  }

  private static void checkText(String text, String path, List<FieldError> errors) {
    int at = UnstorableText.in(text);
    if (at >= 0) {
      errors.add(FieldError.of(path, UnstorableText.message(text, at)));
    }
  }

  private static boolean isUnstorable(String text) {
    return UnstorableText.in(text) >= 0;
  }
}
