package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A field of a document as its schema declares it, with every reference followed.
 *
 * @param name the property's name; empty for the root
 * @param path dotted path from the root, without list positions; empty for the root
 * @param declared the property's own schema
 * @param value the schema of one value: the items' for a list, else the same as declared
 * @param list whether the field holds a list of values
 * @param children the properties of a value, in the order of declaration
 * @param others the schema of properties that are not named, or null when there can be none
 */
record Field(
    String name,
    String path,
    ObjectNode declared,
    ObjectNode value,
    boolean list,
    List<Field> children,
    Field others) {

  /** The annotation {@code x-reperio-<name>}: that of the field, else that of its values. */
  Optional<JsonNode> annotation(String annotation) {
    String key = Annotations.PREFIX + annotation;
    JsonNode found = declared.get(key);
    return Optional.ofNullable(found != null ? found : value.get(key));
  }

  Optional<String> text(String annotation) {
    return annotation(annotation).map(JsonNode::asText);
  }

  boolean flag(String annotation) {
    return annotation(annotation).map(JsonNode::asBoolean).orElse(false);
  }

  boolean readOnly() {
    return declared.path("readOnly").asBoolean();
  }

  /** Whether one value may be of that JSON type. */
  boolean holds(String type) {
    JsonNode types = value.path("type");
    if (types.isArray()) {
      for (JsonNode one : types) {
        if (one.asText().equals(type)) {
          return true;
        }
      }
      return false;
    }
    return types.asText().equals(type);
  }

  String title() {
    String own = declared.path("title").asText("");
    return own.isEmpty() ? value.path("title").asText(name) : own;
  }

  Optional<Field> child(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }
}
