package org.reperio.api.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Variants of a good document in each of which one field has a type that it cannot have. */
final class WrongTypes {

  /**
   * One variant.
   *
   * @param field dotted path of what is wrong
   */
  record Variant(String field, JsonNode body) {}

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> VALUES =
      List.of(
          NODES.textNode("x"),
          NODES.numberNode(17.5),
          NODES.booleanNode(true),
          NODES.objectNode().put("odd", 1),
          NODES.arrayNode().add(1));

  private final JsonNode good;
  private final int each;
  private final List<Variant> found = new ArrayList<>();

  private WrongTypes(JsonNode good, int each) {
    this.good = good;
    this.each = each;
  }

  /**
   * @param each how many wrong values each field is given, at most four
   */
  static List<Variant> of(JsonNode good, int each) {
    var types = new WrongTypes(good, each);
    types.visit(good, List.of());
    return types.found;
  }

  /** The variants in each of which one value is spoiled; null from the function spoils nothing. */
  static List<Variant> spoiled(JsonNode good, UnaryOperator<JsonNode> spoil) {
    var types = new WrongTypes(good, 0);
    types.spoil(good, List.of(), spoil);
    return types.found;
  }

  private void spoil(JsonNode node, List<Object> path, UnaryOperator<JsonNode> spoil) {
    JsonNode bad = path.isEmpty() ? null : spoil.apply(node);
    if (bad != null) {
      found.add(
          new Variant(
              String.join(".", path.stream().map(Object::toString).toList()), replaced(path, bad)));
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(entry -> spoil(entry.getValue(), plus(path, entry.getKey()), spoil));
    } else {
      for (int i = 0; i < node.size(); i++) {
        spoil(node.get(i), plus(path, i), spoil);
      }
    }
  }

  private void visit(JsonNode node, List<Object> path) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> child(entry.getValue(), plus(path, entry.getKey())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        child(array.get(i), plus(path, i));
      }
    }
  }

  private void child(JsonNode node, List<Object> path) {
    List<JsonNode> wrong =
        VALUES.stream().filter(value -> value.getNodeType() != type(node)).toList();
    for (int i = 0; i < each; i++) {
      JsonNode value = wrong.get((found.size() + i) % wrong.size());
      found.add(
          new Variant(
              String.join(".", path.stream().map(Object::toString).toList()),
              replaced(path, value)));
    }
    visit(node, path);
  }

  private static JsonNodeType type(JsonNode node) {
    return node.getNodeType();
  }

  private JsonNode replaced(List<Object> path, JsonNode value) {
    JsonNode copy = good.deepCopy();
    JsonNode at = copy;
    for (Object step : path.subList(0, path.size() - 1)) {
      at = step instanceof Integer index ? at.get(index) : at.get((String) step);
    }
    Object last = path.get(path.size() - 1);
    if (last instanceof Integer index) {
      ((ArrayNode) at).set(index, value.deepCopy());
    } else {
      ((ObjectNode) at).set((String) last, value.deepCopy());
    }
    return copy;
  }

  private static List<Object> plus(List<Object> path, Object step) {
    var longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
