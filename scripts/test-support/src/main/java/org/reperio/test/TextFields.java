package org.reperio.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The fields of a model that hold text which people write, found from its schema: no ids, dates,
 * addresses or choices.
 */
public final class TextFields {

  private static final String PREFIX = "x-reperio-";
  private static final Set<String> IDENTIFYING = Set.of("id", "identifier", "scheme");

  private final JsonNode schema;

  public TextFields(JsonNode schema) {
    this.schema = schema;
  }

  /** The Big List of Naughty Strings. */
  public static List<String> naughty() {
    List<String> all = new ArrayList<>();
    read(new ObjectMapper(), "/naughty-strings/blns.json").forEach(one -> all.add(one.textValue()));
    return all;
  }

  /** A document with every text field that may be published without files. */
  public ObjectNode document() {
    ObjectNode document = (ObjectNode) read(new YAMLMapper(), "/org/reperio/model/full.yaml");
    // Identifiers are the repository's, the files are none, and entries of a list must differ.
    document.remove("pids");
    document.withObject("/files").put("enabled", false);
    document.withArray("/metadata/contributors/0/affiliations").remove(1);
    document
        .withArray("/metadata/contributors")
        .add(document.at("/metadata/creators/1").deepCopy());
    document.withObject("/metadata/funding/0/award").put("acronym", "ICE").put("program", "H");
    complete(document.withObject("/custom_fields"), schema.at("/properties/custom_fields"));
    return document;
  }

  private static JsonNode read(ObjectMapper mapper, String resource) {
    try (InputStream in = TextFields.class.getResourceAsStream(resource)) {
      return mapper.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a text is kept: nothing but white space says nothing. */
  public static String kept(String text) {
    return text.isBlank() ? "" : text;
  }

  private boolean isText(String name, JsonNode field) {
    return holdsString(field)
        && !IDENTIFYING.contains(name)
        && !isHtml(field)
        && List.of(
                "enum", "format", "const", "readOnly", PREFIX + "identifier", PREFIX + "vocabulary")
            .stream()
            .noneMatch(field::has);
  }

  private static boolean isHtml(JsonNode field) {
    return field.path(PREFIX + "html").asBoolean();
  }

  private static boolean holdsString(JsonNode field) {
    JsonNode type = field.path("type");
    return type.asText().equals("string") || type.toString().contains("\"string\"");
  }

  /** The schema with what it refers to; what is written beside a reference wins. */
  private ObjectNode resolved(JsonNode field) {
    ObjectNode own = field.deepCopy();
    if (!own.has("$ref")) {
      return own;
    }
    ObjectNode whole = resolved(schema.at(own.remove("$ref").asText().substring(1)));
    merge(whole, own);
    return whole;
  }

  private static void merge(ObjectNode into, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              if (into.get(entry.getKey()) instanceof ObjectNode below
                  && entry.getValue() instanceof ObjectNode more) {
                merge(below, more);
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }

  /** The paths of all text fields that people may write, without positions in lists. */
  public Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    collect("", "", schema, paths);
    paths.removeIf(path -> path.startsWith("pids/"));
    return paths;
  }

  private void collect(String path, String name, JsonNode declared, Set<String> paths) {
    ObjectNode field = resolved(declared);
    if (field.path("readOnly").asBoolean()) {
      return;
    }
    if (field.path("items").isObject()) {
      collect(path, name, field.get("items"), paths);
    } else if (isText(name, field)) {
      paths.add(path);
    }
    field
        .path("properties")
        .properties()
        .forEach(
            child -> collect(join(path, child.getKey()), child.getKey(), child.getValue(), paths));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private void complete(ObjectNode object, JsonNode declared) {
    for (Map.Entry<String, JsonNode> child : resolved(declared).path("properties").properties()) {
      String name = child.getKey();
      ObjectNode field = resolved(child.getValue());
      boolean list = field.path("items").isObject();
      ObjectNode value = list ? resolved(field.get("items")) : field;
      if ((isText(name, value) || isHtml(value)) && !object.has(name)) {
        if (list) {
          object.putArray(name).add("text");
        } else {
          object.put(name, "text");
        }
      } else if (value.path("properties").size() > 0 && !isVocabulary(field)) {
        if (list) {
          ArrayNode entries = object.withArray(name);
          complete(entries.isEmpty() ? entries.addObject() : (ObjectNode) entries.get(0), value);
        } else {
          complete(object.withObject("/" + name.replace("/", "~1")), value);
        }
      }
    }
  }

  private static boolean isVocabulary(JsonNode field) {
    return field.has(PREFIX + "vocabulary") || field.has(PREFIX + "schemes");
  }

  /**
   * Puts something else in the place of each text, unless it is too short or too long for it.
   *
   * @return what stands where now, by JSON pointer
   */
  public Map<String, String> replace(ObjectNode document, UnaryOperator<String> text) {
    Map<String, String> placed = new TreeMap<>();
    replace("", "", schema, document, text, false, placed);
    return placed;
  }

  /** As {@link #replace}, for the fields that hold HTML. */
  public Map<String, String> replaceHtml(ObjectNode document, UnaryOperator<String> text) {
    Map<String, String> placed = new TreeMap<>();
    replace("", "", schema, document, text, true, placed);
    return placed;
  }

  private JsonNode replace(
      String pointer,
      String name,
      JsonNode declared,
      JsonNode value,
      UnaryOperator<String> text,
      boolean html,
      Map<String, String> placed) {
    ObjectNode field = resolved(declared);
    if (value instanceof ArrayNode entries && field.path("items").isObject()) {
      for (int i = 0; i < entries.size(); i++) {
        entries.set(
            i,
            replace(
                pointer + "/" + i, name, field.get("items"), entries.get(i), text, html, placed));
      }
    } else if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        JsonNode child = field.path("properties").get(entry.getKey());
        child = child != null ? child : field.get("additionalProperties");
        boolean built =
            entry.getKey().equals("name") && object.path("type").asText().equals("personal");
        if (child != null && child.isObject() && !built) {
          String below = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
          entry.setValue(
              replace(below, entry.getKey(), child, entry.getValue(), text, html, placed));
        }
      }
    } else if (value.isTextual() && (html ? isHtml(field) : isText(name, field))) {
      String other = text.apply(value.textValue());
      int length = other.codePointCount(0, other.length());
      if (length >= field.path("minLength").asInt()
          && length <= field.path("maxLength").asInt(Integer.MAX_VALUE)) {
        placed.put(pointer, other);
        return TextNode.valueOf(other);
      }
    }
    return value;
  }
}
