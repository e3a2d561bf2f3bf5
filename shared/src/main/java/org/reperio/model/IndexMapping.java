package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mapping of a model's index, with the words that Elasticsearch 8 and 9 and OpenSearch 2 and 3
 * share. Nothing is mapped that the schema does not declare.
 */
final class IndexMapping {

  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
  private final List<String> searchFields = new ArrayList<>();
  private final List<String> suggestFields = new ArrayList<>();
  private final Map<String, IndexField> fields = new TreeMap<>();

  IndexMapping(Field root) {
    for (Field child : root.children()) {
      add(child, properties, IndexField.Visibility.PUBLIC);
    }
  }

  ObjectNode properties() {
    return properties.deepCopy();
  }

  /** Fields of a plain search, with {@code ^boost} where it is not 1. */
  List<String> searchFields() {
    return Collections.unmodifiableList(searchFields);
  }

  List<String> suggestFields() {
    return Collections.unmodifiableList(suggestFields);
  }

  /** Every field of the index that has values, by its name. */
  Map<String, IndexField> fields() {
    return Collections.unmodifiableMap(fields);
  }

  static ObjectNode settings() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("index.mapping.total_fields.limit", 2000);
    ObjectNode analysis = settings.putObject("analysis");
    ObjectNode normalizer = analysis.putObject("normalizer").putObject(IndexKind.LOWERCASE);
    normalizer.put("type", "custom").putArray("filter").add("lowercase");
    analysis
        .putObject("filter")
        .putObject("reperio_edges")
        .put("type", "edge_ngram")
        .put("min_gram", 1)
        .put("max_gram", 20);
    ObjectNode analyzers = analysis.putObject("analyzer");
    analyzer(analyzers, IndexKind.TEXT_ANALYZER);
    analyzer(analyzers, IndexKind.HTML_ANALYZER).putArray("char_filter").add("html_strip");
    analyzer(analyzers, IndexKind.SUGGEST_ANALYZER).withArray("filter").add("reperio_edges");
    return settings;
  }

  private static ObjectNode analyzer(ObjectNode analyzers, String name) {
    ObjectNode analyzer = analyzers.putObject(name);
    analyzer.put("type", "custom").put("tokenizer", "standard");
    analyzer.putArray("filter").add("lowercase").add("asciifolding");
    return analyzer;
  }

  private void add(Field field, ObjectNode into, IndexField.Visibility inherited) {
    IndexField.Visibility visibility = IndexField.Visibility.of(field, inherited);
    Disclosure.checkCopy(field, visibility);
    IndexKind kind = IndexKind.of(field);
    if (kind.isIndexed()) {
      ObjectNode mapping = kind.mapping();
      into.set(field.name(), mapping);
      describe(field, kind, mapping, visibility);
    }
    for (Derived derived : Derived.of(field, kind)) {
      into.set(derived.name(), derived.mapping());
      if (derived.kind() == IndexKind.TEXT) {
        search(field, parentPath(field) + derived.name());
      }
      declare(field, parentPath(field) + derived.name(), typeOf(derived), visibility);
    }
  }

  private void describe(
      Field field, IndexKind kind, ObjectNode mapping, IndexField.Visibility visibility) {
    switch (kind) {
      case OBJECT -> describeObject(field, mapping, visibility);
      case LOCALIZED -> declare(field, field.path() + ".en", IndexField.Type.TEXT, visibility);
      default -> {
        declare(field, field.path(), IndexField.Type.of(kind), visibility);
        search(field, field.path());
        if (kind == IndexKind.TEXT_KEYWORD) {
          declare(field, field.path() + ".keyword", IndexField.Type.KEYWORD, visibility);
        }
        if (field.flag("suggest")) {
          suggest(field, mapping);
        }
        field.text("copy-to").ifPresent(target -> mapping.put("copy_to", target));
      }
    }
  }

  private void describeObject(Field field, ObjectNode mapping, IndexField.Visibility visibility) {
    if (field.flag("nested")) {
      mapping.put("type", "nested");
    }
    ObjectNode below = mapping.putObject("properties");
    for (Field child : field.children()) {
      add(child, below, visibility);
    }
    field
        .annotation("term-index")
        .ifPresent(
            copies -> {
              for (Map.Entry<String, JsonNode> copy : copies.properties()) {
                set(mapping, copy.getKey(), IndexKind.KEYWORD.mapping());
                declare(
                    field, field.path() + "." + copy.getKey(), IndexField.Type.KEYWORD, visibility);
              }
            });
  }

  private void suggest(Field field, ObjectNode mapping) {
    ObjectNode fields =
        mapping.get("fields") instanceof ObjectNode there ? there : mapping.putObject("fields");
    fields
        .putObject("suggest")
        .put("type", "text")
        .put("analyzer", IndexKind.SUGGEST_ANALYZER)
        .put("search_analyzer", IndexKind.TEXT_ANALYZER);
    suggestFields.add(field.path() + ".suggest");
  }

  private void search(Field field, String name) {
    field
        .annotation("search")
        .ifPresent(
            boost -> searchFields.add(boost.asInt(1) == 1 ? name : name + "^" + boost.asText()));
  }

  private void declare(
      Field field, String name, IndexField.Type type, IndexField.Visibility visibility) {
    boolean identifier = type == IndexField.Type.IDENTIFIER || field.text("identifier").isPresent();
    fields.put(name, new IndexField(name, type, identifier, visibility));
  }

  private static IndexField.Type typeOf(Derived derived) {
    return switch (derived.kind()) {
      case EDTF -> IndexField.Type.DATE;
      default -> IndexField.Type.of(derived.kind());
    };
  }

  private static void set(ObjectNode object, String path, ObjectNode mapping) {
    ObjectNode at = object;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length; i++) {
      ObjectNode below =
          at.get("properties") instanceof ObjectNode there ? there : at.putObject("properties");
      if (i == names.length - 1) {
        below.set(names[i], mapping);
      } else {
        at = below.get(names[i]) instanceof ObjectNode there ? there : below.putObject(names[i]);
      }
    }
  }

  private static String parentPath(Field field) {
    return field.path().substring(0, field.path().length() - field.name().length());
  }
}
