package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

/** The shipped models, as a service has them, and documents to try on them. */
final class Models {

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final DataModels SHIPPED =
      new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.empty());

  private Models() {}

  static DataModel rdm() {
    return SHIPPED.get("rdm");
  }

  static DataModel specimen() {
    return SHIPPED.get("specimen");
  }

  /** A model of this schema alone. */
  static DataModel of(ObjectNode schema) {
    return new DataModel(
        new ModelDeclaration("tried", "Tried", "", "tried", schema, Map.of(), Map.of()),
        DocumentLimits.USUAL,
        new Vocabularies(),
        new IdentifierSchemes());
  }

  static ObjectNode full() {
    return (ObjectNode) resource("full.yaml");
  }

  static JsonNode resource(String name) {
    try (InputStream in = Models.class.getResourceAsStream(name)) {
      return YAML.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static ObjectNode yaml(String text) {
    try {
      return (ObjectNode) YAML.readTree(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
