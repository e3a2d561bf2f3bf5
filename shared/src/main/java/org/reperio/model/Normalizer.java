package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Term;

/**
 * Brings an input document into the form that is kept. What cannot be understood stays as it came,
 * for validation to name and for its author to correct.
 */
final class Normalizer {

  private final IdentifierSchemes schemes;
  private final TermFillers fillers;
  private final Places places;

  Normalizer(Field root, IdentifierSchemes schemes, TermFillers fillers) {
    this.schemes = schemes;
    this.fillers = fillers;
    this.places = Places.of(root, this::step);
  }

  ObjectNode normalize(ObjectNode input) {
    ObjectNode document = input.deepCopy();
    places.visit(document);
    return document;
  }

  private UnaryOperator<JsonNode> step(Field field) {
    List<UnaryOperator<JsonNode>> steps = new ArrayList<>();
    if (field.holds("string") || field.value().has("enum")) {
      steps.add(text(field));
      field
          .annotation("identifier")
          .ifPresent(id -> steps.add(IdentifierField.of(schemes, id)::normalizeText));
    }
    if (field.annotation("vocabulary").isPresent()) {
      steps.add(value -> trimmed(value, "id"));
    }
    field.annotation("schemes").ifPresent(ids -> steps.add(value -> trimmed(value, "scheme")));
    field.annotation("schemes").ifPresent(ids -> steps.add(value -> trimmed(value, "identifier")));
    field
        .annotation("schemes")
        .ifPresent(ids -> steps.add(IdentifierField.of(schemes, ids)::normalizeObject));
    if (field.flag("person")) {
      steps.add(PersonName::complete);
    }
    serverWritten(field).ifPresent(steps::add);
    defaults(field).ifPresent(steps::add);
    return steps.stream().reduce(Normalizer::then).orElse(null);
  }

  private static UnaryOperator<JsonNode> then(
      UnaryOperator<JsonNode> first, UnaryOperator<JsonNode> second) {
    return value -> second.apply(first.apply(value));
  }

  /**
   * Keeps text as people wrote it, white space included: it may be a poem, or the name of a file.
   * Only what machines read loses the white space around it.
   */
  private static UnaryOperator<JsonNode> text(Field field) {
    if (field.flag("html")) {
      return Normalizer::cleaned;
    }
    boolean machineReadable =
        field.value().has("enum")
            || field.value().has("format")
            || field.annotation("identifier").isPresent();
    return machineReadable ? Normalizer::trimmed : Normalizer::unlessBlank;
  }

  /** Nothing but white space says nothing, and is kept as that. */
  private static JsonNode unlessBlank(JsonNode value) {
    return value.isTextual() && value.textValue().isBlank() && !value.textValue().isEmpty()
        ? TextNode.valueOf("")
        : value;
  }

  private static JsonNode trimmed(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.textValue();
    String stripped = text.strip();
    return stripped.length() == text.length() ? value : TextNode.valueOf(stripped);
  }

  private static JsonNode trimmed(JsonNode value, String property) {
    if (value instanceof ObjectNode object && object.has(property)) {
      object.set(property, trimmed(object.get(property)));
    }
    return value;
  }

  private static JsonNode cleaned(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.textValue();
    String clean = AllowedHtml.clean(text);
    return clean.equals(text) ? unlessBlank(value) : unlessBlank(TextNode.valueOf(clean));
  }

  /**
   * Drops what only the server writes, so that an answer can be sent back as input. Beside the id
   * of an unknown term it stays: it may be all that says what was meant.
   */
  private Optional<UnaryOperator<JsonNode>> serverWritten(Field field) {
    List<String> readOnly =
        field.children().stream().filter(Field::readOnly).map(Field::name).toList();
    Optional<TermFiller> filler = fillers.of(field);
    if (filler.isPresent()) {
      return Optional.of(
          value -> {
            if (value instanceof ObjectNode object) {
              Optional<Term> term = filler.get().term(object);
              if (term.isPresent()) {
                object.remove(readOnly);
                filler.get().strip(object, term.get());
              }
            }
            return value;
          });
    }
    return readOnly.isEmpty()
        ? Optional.empty()
        : Optional.of(
            value -> value instanceof ObjectNode object ? object.remove(readOnly) : value);
  }

  private Optional<UnaryOperator<JsonNode>> defaults(Field field) {
    Map<String, JsonNode> missing = new LinkedHashMap<>();
    for (Field child : field.children()) {
      defaultOf(child).ifPresent(value -> missing.put(child.name(), value));
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            value -> {
              if (value instanceof ObjectNode object) {
                missing.forEach(
                    (name, fallback) -> {
                      if (!object.has(name)) {
                        object.set(name, fallback.deepCopy());
                      }
                    });
              }
              return value;
            });
  }

  private static Optional<JsonNode> defaultOf(Field field) {
    JsonNode declared = field.declared().get("default");
    if (!(declared instanceof ObjectNode)) {
      return Optional.ofNullable(declared);
    }
    ObjectNode complete = JsonNodeFactory.instance.objectNode();
    for (Field child : field.children()) {
      defaultOf(child).ifPresent(value -> complete.set(child.name(), value));
    }
    complete.setAll((ObjectNode) declared);
    return Optional.of(complete);
  }
}
