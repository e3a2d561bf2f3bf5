package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads a schema into fields once, so that nothing later has to follow references. */
final class FieldTree {

  private static final int DEEPEST = 24;

  private final String source;
  private final ObjectNode schema;

  private FieldTree(String source, ObjectNode schema) {
    this.source = source;
    this.schema = schema;
  }

  /**
   * @param source what to name in errors
   * @throws ModelError when a reference leads nowhere, an annotation is unknown, or fields nest
   *     without end
   */
  static Field of(String source, ObjectNode schema) {
    FieldTree tree = new FieldTree(source, schema);
    return tree.field("", "", schema, 0);
  }

  private Field field(String name, String path, ObjectNode declaredAs, int depth) {
    if (depth > DEEPEST) {
      throw new ModelError(source + ": " + path + ": fields nest without end");
    }
    ObjectNode declared = resolved(declaredAs, path, 0);
    check(declared, path);
    boolean list = declared.path("items").isObject();
    ObjectNode value =
        list ? resolved((ObjectNode) declared.get("items"), path + " (items)", 0) : declared;
    if (list) {
      check(value, path);
    }
    List<Field> children = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : value.path("properties").properties()) {
      if (property.getValue() instanceof ObjectNode child) {
        children.add(field(property.getKey(), join(path, property.getKey()), child, depth + 1));
      }
    }
    Field others =
        value.get("additionalProperties") instanceof ObjectNode rest
            ? field("*", join(path, "*"), rest, depth + 1)
            : null;
    return new Field(name, path, declared, value, list, List.copyOf(children), others);
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The schema with the referenced one below it: what is written beside a reference wins. */
  private ObjectNode resolved(ObjectNode declared, String path, int hops) {
    JsonNode reference = declared.get("$ref");
    if (reference == null) {
      return declared;
    }
    if (hops > DEEPEST) {
      throw new ModelError(source + ": " + path + ": references go round in a circle");
    }
    String pointer = reference.asText();
    if (!pointer.startsWith("#/")) {
      throw new ModelError(source + ": " + path + ": only references into the same schema work");
    }
    if (!(schema.at(pointer.substring(1)) instanceof ObjectNode found)) {
      throw new ModelError(source + ": " + path + ": nothing at " + pointer);
    }
    ObjectNode merged = resolved(found, path, hops + 1).deepCopy();
    overlay(merged, declared);
    merged.remove("$ref");
    return merged;
  }

  static void overlay(ObjectNode base, ObjectNode over) {
    for (Map.Entry<String, JsonNode> entry : over.properties()) {
      JsonNode below = base.get(entry.getKey());
      if (below instanceof ObjectNode object && entry.getValue() instanceof ObjectNode more) {
        overlay(object, more);
      } else {
        base.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private void check(ObjectNode declared, String path) {
    for (Iterator<String> names = declared.fieldNames(); names.hasNext(); ) {
      String key = names.next();
      if (key.startsWith(Annotations.PREFIX)) {
        String word = key.substring(Annotations.PREFIX.length());
        if (!Annotations.DESCRIPTIVE.contains(word) && !Annotations.CHECKING.contains(word)) {
          throw new ModelError(source + ": " + path + ": no annotation is called " + key);
        }
      }
    }
  }
}
