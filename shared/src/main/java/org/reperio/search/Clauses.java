package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** The parts of a query in the JSON that both engines take. */
final class Clauses {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Clauses() {}

  static ObjectNode everything() {
    ObjectNode all = NODES.objectNode();
    all.putObject("match_all");
    return all;
  }

  static ObjectNode nothing() {
    ObjectNode none = NODES.objectNode();
    none.putObject("match_none");
    return none;
  }

  static ObjectNode term(String field, String value) {
    ObjectNode term = NODES.objectNode();
    term.putObject("term").put(field, value);
    return term;
  }

  /**
   * A value of a field that may hold numbers, days or truth: what is none of them finds nothing.
   */
  static ObjectNode lenientTerm(String field, String value) {
    ObjectNode match = NODES.objectNode();
    match.putObject("match").putObject(field).put("query", value).put("lenient", true);
    return match;
  }

  static ObjectNode terms(String field, Collection<String> values) {
    ObjectNode terms = NODES.objectNode();
    ArrayNode any = terms.putObject("terms").putArray(field);
    values.forEach(any::add);
    return terms;
  }

  static ObjectNode exists(String field) {
    ObjectNode exists = NODES.objectNode();
    exists.putObject("exists").put("field", field);
    return exists;
  }

  static ObjectNode not(JsonNode clause) {
    ObjectNode not = NODES.objectNode();
    not.putObject("bool").putArray("must_not").add(clause);
    return not;
  }

  /** Any of some; how much it counts is the sum of what they count. */
  static ObjectNode either(Collection<? extends JsonNode> clauses) {
    ObjectNode either = NODES.objectNode();
    either.putObject("bool").putArray("should").addAll(List.copyOf(clauses));
    return either;
  }

  static ObjectNode either(JsonNode one, JsonNode other) {
    return either(List.of(one, other));
  }

  /** Any of some; how much it counts is the most that one of them counts. */
  static ObjectNode best(Collection<? extends JsonNode> clauses) {
    ObjectNode best = NODES.objectNode();
    best.putObject("dis_max").putArray("queries").addAll(List.copyOf(clauses));
    return best;
  }

  /** One clause where another holds too, which counts nothing. */
  static ObjectNode where(JsonNode clause, JsonNode condition) {
    ObjectNode both = NODES.objectNode();
    ObjectNode bool = both.putObject("bool");
    bool.putArray("must").add(clause);
    bool.putArray("filter").add(condition);
    return both;
  }

  /** A clause that counts so much wherever it holds. */
  static ObjectNode worth(JsonNode clause, float score) {
    ObjectNode constant = NODES.objectNode();
    constant.putObject("constant_score").put("boost", score).set("filter", clause);
    return constant;
  }
}
