package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The places of a document where something is to be done, found once from the schema. Going through
 * a document visits these places and no others.
 */
final class Places {

  private final String name;
  private final UnaryOperator<JsonNode> step;
  private final Places[] children;
  private final Places others;
  private final Set<String> named;

  private Places(Field field, UnaryOperator<JsonNode> step, List<Places> children, Places others) {
    this.name = field.name();
    this.step = step;
    this.children = children.toArray(Places[]::new);
    this.others = others;
    this.named = new HashSet<>();
    field.children().forEach(child -> named.add(child.name()));
  }

  /**
   * @param steps what to do with one value of a field, null for nothing. A step gets the value and
   *     gives what takes its place; it comes after the steps of the value's own properties. A
   *     list's step is applied to each entry.
   */
  static Places of(Field root, Function<Field, UnaryOperator<JsonNode>> steps) {
    Places found = find(root, steps);
    return found != null ? found : new Places(root, null, List.of(), null);
  }

  private static Places find(Field field, Function<Field, UnaryOperator<JsonNode>> steps) {
    List<Places> children = new ArrayList<>();
    for (Field child : field.children()) {
      Places below = find(child, steps);
      if (below != null) {
        children.add(below);
      }
    }
    Places others = field.others() == null ? null : find(field.others(), steps);
    UnaryOperator<JsonNode> step = steps.apply(field);
    return step == null && children.isEmpty() && others == null
        ? null
        : new Places(field, step, children, others);
  }

  /** Applies the steps, changing the document. */
  void visit(ObjectNode document) {
    visitOne(document);
  }

  /** A list where one value belongs, or the other way round, is a draft's fault to be told of. */
  private JsonNode visitValue(JsonNode value) {
    if (value instanceof ArrayNode entries) {
      for (int i = 0; i < entries.size(); i++) {
        entries.set(i, visitValue(entries.get(i)));
      }
      return entries;
    }
    return visitOne(value);
  }

  private JsonNode visitOne(JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (Places child : children) {
        JsonNode before = object.get(child.name);
        if (before != null) {
          object.set(child.name, child.visitValue(before));
        }
      }
      if (others != null) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          if (!named.contains(entry.getKey())) {
            entry.setValue(others.visitValue(entry.getValue()));
          }
        }
      }
    }
    return step == null ? value : step.apply(value);
  }
}
