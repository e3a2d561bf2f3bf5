package org.reperio.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Makes documents of a model from its JSON Schema: what people may write, with the odd values that
 * they do write. The same seed makes the same documents.
 */
public final class GeneratedDocuments {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PREFIX = "x-reperio-";

  private static final int HUGE = 300;

  private final JsonNode schema;
  private final Function<String, List<String>> vocabularies;
  private final Map<String, List<String>> identifiers;
  private final RandomGenerator random;
  private final Set<String> written = new TreeSet<>();

  /**
   * @param vocabularies ids of terms by the vocabulary's name
   * @param identifiers examples by the scheme's id
   */
  public GeneratedDocuments(
      JsonNode schema,
      Function<String, List<String>> vocabularies,
      Map<String, List<String>> identifiers,
      RandomGenerator random) {
    this.schema = expanded(schema, schema);
    this.vocabularies = vocabularies;
    this.identifiers = identifiers;
    this.random = random;
  }

  /** The next document; about half of what may be left out is there. */
  public ObjectNode next() {
    return (ObjectNode) value("", "", schema);
  }

  /** The paths of all fields that have been written so far, without positions in lists. */
  public Set<String> written() {
    return written;
  }

  /** The paths of all fields that people may write. */
  public Set<String> writable() {
    Set<String> paths = new TreeSet<>();
    collect("", schema, paths);
    return paths;
  }

  private void collect(String path, JsonNode declared, Set<String> paths) {
    ObjectNode field = (ObjectNode) declared;
    if (field.path("readOnly").asBoolean()) {
      return;
    }
    if (!path.isEmpty()) {
      paths.add(path);
    }
    if (field.path("items").isObject()) {
      collect(path, field.get("items"), paths);
    }
    children(field).forEach((name, child) -> collect(join(path, name), child, paths));
  }

  private Map<String, JsonNode> children(ObjectNode field) {
    Map<String, JsonNode> children = new LinkedHashMap<>();
    boolean term = isTerm(field);
    field
        .path("properties")
        .properties()
        .forEach(
            child -> {
              if ((!term || child.getKey().equals("id"))
                  && !child.getValue().path("readOnly").asBoolean()) {
                children.put(child.getKey(), child.getValue());
              }
            });
    return children;
  }

  /** Whether a term of a vocabulary stands here, and no words of one's own. */
  private static boolean isTerm(JsonNode field) {
    return field.has(PREFIX + "vocabulary") && field.path("required").toString().contains("\"id\"");
  }

  private JsonNode value(String path, String name, JsonNode declared) {
    ObjectNode field = (ObjectNode) declared;
    if (!path.isEmpty()) {
      written.add(path);
    }
    if (field.has("const")) {
      return field.get("const");
    }
    if (field.has("enum")) {
      return field.get("enum").get(random.nextInt(field.get("enum").size()));
    }
    if (field.path(PREFIX + "geojson").asBoolean()) {
      return json(any(OddValues.GEOMETRIES));
    }
    if (field.path("items").isObject()) {
      return list(path, name, field);
    }
    return switch (type(field)) {
      case "object" -> object(path, field);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "integer", "number" -> NODES.numberNode(random.nextInt(1, 1_000_000));
      default -> TextNode.valueOf(text(name, field));
    };
  }

  private static String type(JsonNode field) {
    JsonNode type = field.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText("string");
  }

  private ArrayNode list(String path, String name, ObjectNode field) {
    int size = random.nextInt(60) == 0 ? HUGE : 1 + random.nextInt(3);
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < size; i++) {
      JsonNode entry = value(path, name, field.get("items"));
      boolean unique = true;
      for (JsonNode present : list) {
        unique &= !isSame(present, entry, field.path(PREFIX + "unique-by").path("keys"));
      }
      if (unique) {
        list.add(entry);
      }
    }
    return list;
  }

  private static boolean isSame(JsonNode one, JsonNode other, JsonNode keys) {
    boolean same = !keys.isEmpty();
    for (JsonNode key : keys) {
      String[] names = key.asText().split("\\|");
      JsonNode mine = one.path(one.has(names[0]) ? names[0] : names[names.length - 1]);
      JsonNode its = other.path(other.has(names[0]) ? names[0] : names[names.length - 1]);
      same &= mine.asText().equals(its.asText());
    }
    return same;
  }

  private ObjectNode object(String path, ObjectNode field) {
    ObjectNode object = NODES.objectNode();
    Map<String, JsonNode> children = children(field);
    if (field.has(PREFIX + "schemes") && children.containsKey("scheme")) {
      identifier(path, field, object);
    }
    if (field.has(PREFIX + "vocabulary") && children.containsKey("id")) {
      List<String> terms = vocabularies.apply(field.get(PREFIX + "vocabulary").asText());
      if (!terms.isEmpty() && (isTerm(field) || random.nextBoolean())) {
        written.add(join(path, "id"));
        return object.put("id", any(terms));
      }
    }
    Set<String> required = required(field);
    children.forEach(
        (name, child) -> {
          boolean free = field.has(PREFIX + "vocabulary") && name.equals("id");
          if (!object.has(name) && !free && (required.contains(name) || random.nextInt(3) > 0)) {
            object.set(name, value(join(path, name), name, child));
          }
        });
    if (field.path(PREFIX + "person").asBoolean()) {
      person(path, object);
    }
    if (children.isEmpty() && field.path("additionalProperties").isObject()) {
      object.put("en", any(OddValues.TEXTS));
      object.put("de", any(OddValues.TEXTS));
    }
    return object;
  }

  /** The names of required members; one of alternatives, and never the id of a term. */
  private Set<String> required(ObjectNode field) {
    Set<String> names = new TreeSet<>();
    field.path("required").forEach(name -> names.add(name.asText()));
    JsonNode alternatives = field.path(PREFIX + "require-any").path("of");
    if (!alternatives.isEmpty()) {
      alternatives
          .get(random.nextInt(alternatives.size()))
          .forEach(name -> names.add(name.asText()));
      if (names.remove("id")) {
        alternatives.get(alternatives.size() - 1).forEach(name -> names.add(name.asText()));
      }
    }
    if (field.has(PREFIX + "exclusive")) {
      names.add(field.at("/" + PREFIX + "exclusive/one-of").asText());
    }
    return names;
  }

  private void identifier(String path, ObjectNode field, ObjectNode object) {
    JsonNode schemes = field.get(PREFIX + "schemes");
    String scheme = schemes.get(random.nextInt(schemes.size())).asText();
    object.put("scheme", scheme);
    object.put(
        "identifier",
        scheme.equals("doi")
            ? any(OddValues.DOIS)
            : any(identifiers.getOrDefault(scheme, List.of("x 1"))));
    written.add(join(path, "scheme"));
    written.add(join(path, "identifier"));
  }

  private void person(String path, ObjectNode who) {
    if (who.path("type").asText().equals("personal")) {
      who.remove("name");
      who.put("family_name", any(OddValues.FAMILIES));
      who.put("given_name", any(OddValues.GIVENS));
    } else {
      who.remove(List.of("family_name", "given_name"));
      who.put("name", random.nextBoolean() ? any(OddValues.TEXTS) : any(OddValues.FAMILIES));
    }
    written.addAll(List.of(join(path, "name"), join(path, "family_name")));
    written.add(join(path, "given_name"));
  }

  private String text(String name, JsonNode field) {
    if (field.has(PREFIX + "identifier")) {
      String scheme = field.get(PREFIX + "identifier").asText();
      return scheme.equals("doi") ? any(OddValues.DOIS) : any(identifiers.get(scheme));
    }
    if (name.equals("identifier") || name.equals("provider")) {
      return name.equals("identifier") ? any(OddValues.DOIS) : "external";
    }
    String text =
        switch (field.path("format").asText()) {
          case "edtf" -> any(OddValues.DATES);
          case "edtf-or-time" ->
              random.nextInt(4) == 0 ? any(OddValues.TIMES) : any(OddValues.DATES);
          case "iso-date" -> "2131-01-01";
          case "web-address" -> any(OddValues.ADDRESSES);
          default ->
              field.path(PREFIX + "html").asBoolean()
                  ? "<p>" + any(OddValues.TEXTS) + "</p>"
                  : any(OddValues.TEXTS);
        };
    return text.substring(0, Math.min(text.length(), field.path("maxLength").asInt(text.length())));
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  /** The schema with what it refers to in its place; what is written beside a reference wins. */
  private static JsonNode expanded(JsonNode node, JsonNode root) {
    if (node instanceof ArrayNode array) {
      ArrayNode whole = NODES.arrayNode();
      array.forEach(entry -> whole.add(expanded(entry, root)));
      return whole;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode own = object.deepCopy();
    ObjectNode whole = NODES.objectNode();
    if (own.remove("$ref") instanceof TextNode reference) {
      whole = (ObjectNode) expanded(root.at(reference.asText().substring(1)), root);
    }
    own.remove("$defs");
    ObjectNode parts = NODES.objectNode();
    own.properties().forEach(part -> parts.set(part.getKey(), expanded(part.getValue(), root)));
    merge(whole, parts);
    return whole;
  }

  private static void merge(ObjectNode into, ObjectNode over) {
    List<String> names = new ArrayList<>();
    over.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (into.get(name) instanceof ObjectNode below && over.get(name) instanceof ObjectNode more) {
        merge(below, more);
      } else {
        into.set(name, over.get(name));
      }
    }
  }
}
