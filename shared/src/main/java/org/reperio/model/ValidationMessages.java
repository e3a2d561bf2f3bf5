package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what the schema library found in the words that clients of InvenioRDM expect, where it has
 * such words.
 */
final class ValidationMessages {

  /** The keyword by which a schema gives a message of its own. */
  static final String KEYWORD = Annotations.PREFIX + "message";

  private ValidationMessages() {}

  /** Dotted path of the field that the error is about. */
  static String field(Error error) {
    return String.join(".", path(error));
  }

  /** The names and positions that lead to the field. */
  static List<String> path(Error error) {
    NodePath path = error.getInstanceLocation();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      names.add(String.valueOf(path.getElement(i)));
    }
    String keyword = error.getKeyword();
    if (error.getProperty() != null
        && (keyword.equals("required") || keyword.equals("additionalProperties"))) {
      names.add(error.getProperty());
    }
    // An identifier of the record is named by its scheme, as InvenioRDM does.
    return names.size() == 3 && names.get(0).equals("pids") && names.get(2).equals("identifier")
        ? names.subList(0, 2)
        : names;
  }

  /** What is wrong, in one sentence or in several of growing detail. */
  static List<String> messages(Error error) {
    boolean own = error.isCustomMessage() || error.getKeyword().startsWith(Annotations.PREFIX);
    return !own && error.getKeyword().equals("format")
        ? ModelFormats.messages(error.getSchemaNode().asText(), error.getInstanceNode().asText())
        : List.of(message(error));
  }

  private static String message(Error error) {
    if (error.isCustomMessage() || error.getKeyword().startsWith(Annotations.PREFIX)) {
      return error.getMessage();
    }
    JsonNode declared = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> ModelKeywords.MISSING;
      case "additionalProperties" -> "Unknown field.";
      case "type" -> typeMessage(declared, error.getInstanceNode());
      case "minLength", "minItems" -> "Shorter than minimum length " + declared.asText() + ".";
      case "maxLength", "maxItems" -> "Longer than maximum length " + declared.asText() + ".";
      case "maxProperties" -> "Longer than maximum length " + declared.asText() + ".";
      case "minProperties" -> "Must not be empty.";
      case "minimum" -> "Must be greater than or equal to " + declared.asText() + ".";
      case "maximum" -> "Must be less than or equal to " + declared.asText() + ".";
      case "exclusiveMinimum" -> "Must be greater than " + declared.asText() + ".";
      case "exclusiveMaximum" -> "Must be less than " + declared.asText() + ".";
      case "enum" -> "Must be one of: " + listed(declared) + ".";
      case "const" -> "Must be " + declared.asText() + ".";
      case "pattern" -> "String does not match expected pattern.";
      case "uniqueItems" -> "An entry is there twice.";
      case "propertyNames" -> "Invalid key.";
      default -> error.getMessage();
    };
  }

  private static String typeMessage(JsonNode declared, JsonNode value) {
    if (value.isNull()) {
      return "Field may not be null.";
    }
    String type = declared.isArray() ? declared.path(0).asText() : declared.asText();
    return switch (type) {
      case "array" -> "Not a valid list.";
      case "object" -> "Invalid input type.";
      default -> "Not a valid " + type + ".";
    };
  }

  private static String listed(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return String.join(", ", texts);
  }
}
