package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A field of the index that is not in the record, worked out from the field beside it.
 *
 * @param name its name, beside the field it comes from
 * @param work gives its value, or null when there is nothing to say
 */
record Derived(String name, IndexKind kind, Function<JsonNode, JsonNode> work) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The forms in which a query may name a day: 2020-11-10, 2020-11 or 2020. */
  private static final String RANGE_FORMAT = "strict_date||strict_year_month||strict_year";

  static List<Derived> of(Field field, IndexKind kind) {
    List<Derived> derived = new ArrayList<>();
    switch (kind) {
      case EDTF ->
          derived.add(new Derived(field.name() + "_range", IndexKind.EDTF, Derived::range));
      case GEO -> derived.add(new Derived("centroid", IndexKind.GEO, Derived::centroid));
      case COUNT ->
          derived.add(new Derived(field.name() + "_count", IndexKind.LONG, Derived::count));
      case LOCALIZED -> {
        if (field.annotation("search").isPresent()) {
          derived.add(new Derived(field.name() + "_text", IndexKind.TEXT, Derived::texts));
        }
      }
      default -> {}
    }
    field
        .annotation("combine")
        .ifPresent(
            declared ->
                derived.add(
                    new Derived(
                        declared.path("into").asText(),
                        IndexKind.KEYWORD,
                        value -> combined(value, declared))));
    if (field.text("derive").orElse("").equals("file-types")) {
      derived.add(new Derived("types", IndexKind.KEYWORD, Derived::fileTypes));
    }
    return derived;
  }

  /** Whether the field's kind says how it is mapped. */
  boolean isPlain() {
    return kind != IndexKind.EDTF && kind != IndexKind.GEO;
  }

  /** The mapping of the derived field; a range and a point are no kinds that a schema can name. */
  ObjectNode mapping() {
    return switch (kind) {
      case EDTF -> NODES.objectNode().put("type", "date_range").put("format", RANGE_FORMAT);
      case GEO -> NODES.objectNode().put("type", "geo_point").put("ignore_malformed", true);
      default -> kind.mapping();
    };
  }

  private static JsonNode range(JsonNode value) {
    if (!value.isTextual()) {
      return null;
    }
    return DateOrTime.parse(value.textValue()).map(Derived::range).orElse(null);
  }

  private static JsonNode range(DateOrTime date) {
    ObjectNode range = NODES.objectNode();
    if (date.earliest() != null) {
      range.put("gte", date.earliest().toString());
    }
    if (date.latest() != null) {
      range.put("lte", date.latest().toString());
    }
    return range;
  }

  private static JsonNode centroid(JsonNode value) {
    if (!value.isObject() || GeoJson.problem(value).isPresent()) {
      return null;
    }
    return GeoJson.middle(value)
        .map(point -> NODES.objectNode().put("lon", point[0]).put("lat", point[1]))
        .orElse(null);
  }

  private static JsonNode count(JsonNode value) {
    return value.isContainerNode() ? NODES.numberNode(value.size()) : null;
  }

  private static JsonNode texts(JsonNode value) {
    ArrayNode texts = NODES.arrayNode();
    for (JsonNode text : value) {
      if (text.isTextual()) {
        texts.add(text);
      }
    }
    return texts.isEmpty() ? null : texts;
  }

  private static JsonNode combined(JsonNode entries, JsonNode declared) {
    ArrayNode combined = NODES.arrayNode();
    for (JsonNode entry : entries) {
      List<String> parts = new ArrayList<>();
      for (JsonNode name : declared.path("from")) {
        String part = entry.path(name.asText()).asText("");
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      if (!parts.isEmpty()) {
        combined.add(String.join(declared.path("separator").asText("::"), parts));
      }
    }
    return combined.isEmpty() ? null : combined;
  }

  /** The extensions of the files' names, in small letters. */
  private static JsonNode fileTypes(JsonNode entries) {
    TreeSet<String> types = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : entries.properties()) {
      String key = entry.getKey();
      int dot = key.lastIndexOf('.');
      if (dot > key.lastIndexOf('/') + 1 && dot < key.length() - 1) {
        types.add(key.substring(dot + 1).toLowerCase(Locale.ROOT));
      }
    }
    ArrayNode list = NODES.arrayNode();
    types.forEach(list::add);
    return list.isEmpty() ? null : list;
  }
}
