package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The crosswalk to the fifteen elements of Dublin Core (DCMES 1.1) that the fields of a schema
 * declare: {@code x-reperio-dc: date}, or with a path below the field where the text is, {@code
 * {element: creator, from: person_or_org.name}}.
 */
final class DublinCore {

  private record Source(String element, String[] path) {}

  private final List<Source> sources = new ArrayList<>();

  DublinCore(Field root) {
    collect(root);
  }

  static Optional<String> element(Field field) {
    return field
        .annotation("dc")
        .map(
            declared ->
                declared.isObject() ? declared.path("element").asText() : declared.asText());
  }

  Map<String, List<String>> of(ObjectNode record) {
    Map<String, List<String>> elements = new LinkedHashMap<>();
    for (Source source : sources) {
      texts(
          record,
          source.path,
          0,
          text -> {
            List<String> values =
                elements.computeIfAbsent(source.element, name -> new ArrayList<>());
            if (!values.contains(text)) {
              values.add(text);
            }
          });
    }
    return elements;
  }

  private void collect(Field field) {
    element(field)
        .ifPresent(
            element -> {
              String below = field.annotation("dc").get().path("from").asText("");
              String path = below.isEmpty() ? field.path() : field.path() + "." + below;
              sources.add(new Source(element, path.split("\\.")));
            });
    field.children().forEach(this::collect);
  }

  private static void texts(JsonNode node, String[] path, int depth, Consumer<String> found) {
    if (node.isArray()) {
      node.forEach(entry -> texts(entry, path, depth, found));
    } else if (depth < path.length) {
      JsonNode below = node.get(path[depth]);
      if (below != null) {
        texts(below, path, depth + 1, found);
      }
    } else {
      text(node).ifPresent(found);
    }
  }

  /** A text itself; of a term or of text by language, the English one. */
  private static Optional<String> text(JsonNode node) {
    JsonNode text =
        node.isObject() ? (node.has("title") ? node.at("/title/en") : node.path("en")) : node;
    String value = text.isValueNode() ? text.asText("") : "";
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
