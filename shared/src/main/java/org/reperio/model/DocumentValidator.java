package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reperio.refusal.FieldError;

/** Holds a document against its schema, compiled once, and says in plain words what is wrong. */
final class DocumentValidator {

  private static final String VOCABULARY = Annotations.PREFIX + "vocabulary";

  /** Nobody corrects more at a time; and an answer is not to be larger than its question. */
  private static final int MOST_ERRORS = 1_000;

  private final Schema schema;

  DocumentValidator(ObjectNode declared, ModelKeywords keywords) {
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012())
            .keywords(
                Annotations.DESCRIPTIVE.stream()
                    .map(word -> new NonValidationKeyword(Annotations.PREFIX + word))
                    .toList())
            .keywords(keywords.all())
            .formats(ModelFormats.all())
            .build();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .errorMessageKeyword(ValidationMessages.KEYWORD)
            .preloadSchema(true)
            .build();
    SchemaRegistry registry =
        SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    this.schema = registry.getSchema(withoutReadOnly(declared));
    this.schema.initializeValidators();
  }

  List<FieldError> validate(ObjectNode document) {
    return errors(schema.validate(document), document);
  }

  /** Validates a document once, for all that is to be known of it before a draft keeps it. */
  Examination examine(ObjectNode document) {
    List<Error> found = schema.validate(document);
    List<Error> terms =
        found.stream().filter(error -> error.getKeyword().equals(VOCABULARY)).toList();
    ObjectNode kept = document.deepCopy();
    for (Error error : found) {
      if (error.getKeyword().equals("additionalProperties")) {
        Emptiness.remove(kept, ValidationMessages.path(error));
      }
    }
    // What is no object has no field to correct, and no reader expects it.
    kept.properties().removeIf(part -> !part.getValue().isObject());
    for (String part : List.of("metadata", "custom_fields", "files")) {
      Emptiness.clear(kept.path(part));
    }
    return new Examination(errors(found, document), errors(terms, document), kept);
  }

  private static List<FieldError> errors(List<Error> found, ObjectNode document) {
    List<FieldError> unstorable = StorableText.errors(document);
    if (found.isEmpty() && unstorable.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> byField = new LinkedHashMap<>();
    for (Error error : found) {
      byField
          .computeIfAbsent(ValidationMessages.field(error), field -> new LinkedHashSet<>())
          .addAll(ValidationMessages.messages(error));
    }
    for (FieldError error : unstorable) {
      byField
          .computeIfAbsent(error.field(), field -> new LinkedHashSet<>())
          .addAll(error.messages());
    }
    List<FieldError> all = new ArrayList<>();
    for (Map.Entry<String, Set<String>> entry : byField.entrySet()) {
      if (all.size() == MOST_ERRORS) {
        all.add(
            FieldError.of(
                "_schema", "%,d fields more are wrong.".formatted(byField.size() - MOST_ERRORS)));
        break;
      }
      all.add(new FieldError(entry.getKey(), List.copyOf(entry.getValue())));
    }
    return List.copyOf(all);
  }

  /** A client may send back fields that only the server writes: they are no error. */
  private static ObjectNode withoutReadOnly(ObjectNode declared) {
    ObjectNode copy = declared.deepCopy();
    relax(copy);
    return copy;
  }

  private static void relax(JsonNode node) {
    if (node instanceof ObjectNode object && object.get("properties") instanceof ObjectNode named) {
      for (Map.Entry<String, JsonNode> property : named.properties()) {
        if (property.getValue().path("readOnly").asBoolean()) {
          named.put(property.getKey(), true);
        }
      }
    }
    node.forEach(DocumentValidator::relax);
  }
}
