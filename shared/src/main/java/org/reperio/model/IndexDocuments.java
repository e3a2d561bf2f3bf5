package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Turns a record into what the index takes, and back. Whatever a draft holds, the engine takes the
 * outcome: a value that does not fit its field's mapping is left out of the index, and nothing else
 * of the record with it.
 */
final class IndexDocuments {

  private final Places into;
  private final Places back;

  IndexDocuments(Field root, TermFillers fillers) {
    this.into = Places.of(root, field -> intoIndex(field, fillers));
    this.back = Places.of(root, IndexDocuments::outOfIndex);
  }

  /** The document of the index; the record is not changed. */
  ObjectNode of(ObjectNode record) {
    ObjectNode document = record.deepCopy();
    into.visit(document);
    return document;
  }

  /** The record that an indexed document came from, without values that did not fit. */
  ObjectNode record(ObjectNode indexed) {
    ObjectNode record = indexed.deepCopy();
    back.visit(record);
    return record;
  }

  private record Part(Field field, IndexKind kind, List<Derived> derived) {

    static List<Part> of(Field object) {
      List<Part> parts = new ArrayList<>();
      for (Field child : object.children()) {
        IndexKind kind = IndexKind.of(child);
        List<Derived> derived = Derived.of(child, kind);
        if (kind.isIndexed() || !derived.isEmpty()) {
          parts.add(new Part(child, kind, derived));
        }
      }
      return parts;
    }

    void index(ObjectNode object) {
      derived.forEach(one -> removeMisfit(object, one));
      JsonNode value = object.get(field.name());
      if (value == null) {
        return;
      }
      if (kind.isIndexed() && !fits(value, kind)) {
        if (!value.isArray()) {
          object.remove(field.name());
          return;
        }
        object.set(field.name(), whatFits(value, kind));
      }
      for (Derived one : derived) {
        JsonNode worked = one.work().apply(value);
        if (worked != null) {
          object.set(one.name(), worked);
        }
      }
    }
  }

  /** An odd draft may hold something of its own by the name of a derived field. */
  private static void removeMisfit(ObjectNode object, Derived derived) {
    JsonNode there = object.get(derived.name());
    if (there != null && !(derived.isPlain() && fits(there, derived.kind()))) {
      object.remove(derived.name());
    }
  }

  private static UnaryOperator<JsonNode> intoIndex(Field field, TermFillers fillers) {
    List<Part> parts = Part.of(field);
    Optional<TermFiller> filler = fillers.forIndex(field);
    List<String> termFields = termFields(field);
    if (parts.isEmpty() && filler.isEmpty()) {
      return null;
    }
    return value -> {
      if (value instanceof ObjectNode object) {
        if (filler.isPresent()) {
          object.remove(termFields);
          filler.get().fill(object);
        }
        parts.forEach(part -> part.index(object));
      }
      return value;
    };
  }

  private static boolean fits(JsonNode value, IndexKind kind) {
    if (!value.isArray()) {
      return kind.takes(value);
    }
    for (JsonNode entry : value) {
      if (!fits(entry, kind)) {
        return false;
      }
    }
    return true;
  }

  private static ArrayNode whatFits(JsonNode values, IndexKind kind) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode entry : values) {
      if (fits(entry, kind)) {
        kept.add(entry);
      } else if (entry.isArray()) {
        kept.add(whatFits(entry, kind));
      }
    }
    return kept;
  }

  private static UnaryOperator<JsonNode> outOfIndex(Field field) {
    List<String> derived = new ArrayList<>();
    for (Part part : Part.of(field)) {
      part.derived().forEach(one -> derived.add(one.name()));
    }
    derived.addAll(termFields(field));
    return derived.isEmpty()
        ? null
        : value -> value instanceof ObjectNode object ? object.remove(derived) : value;
  }

  private static List<String> termFields(Field field) {
    List<String> names = new ArrayList<>();
    field
        .annotation("term-index")
        .ifPresent(
            copies -> copies.fieldNames().forEachRemaining(to -> names.add(to.split("\\.")[0])));
    return names;
  }
}
