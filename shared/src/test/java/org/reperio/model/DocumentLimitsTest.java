package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reperio.refusal.FieldError;
import org.reperio.test.TestSettings;

class DocumentLimitsTest {

  private static final DataModel RDM = Models.rdm();

  private static ObjectNode creators(int many) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode creators = document.putObject("metadata").putArray("creators");
    for (int i = 0; i < many; i++) {
      creators
          .addObject()
          .putObject("person_or_org")
          .put("type", "personal")
          .put("family_name", "Name " + i);
    }
    return document;
  }

  @Test
  void aHundredThousandCreatorsAreRefusedInMilliseconds() {
    ObjectNode many = creators(100_000);
    RDM.unstorable(many);
    long start = System.nanoTime();
    List<FieldError> errors = RDM.unstorable(many);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
    assertThat(errors)
        .containsExactly(FieldError.of("metadata.creators", "Longer than maximum length 10000."));
  }

  /** Collaborations at CERN have more than three thousand. */
  @Test
  void tenThousandCreatorsAreTaken() {
    ObjectNode many = creators(10_000);
    assertThat(RDM.unstorable(many)).isEmpty();
    assertThat(RDM.validate(RDM.normalize(many)))
        .extracting(FieldError::field)
        .noneMatch(field -> field.startsWith("metadata.creators"));
  }

  @Test
  void whatIsTooMuchIsNamedWhereItIs() {
    ObjectNode document = creators(3);
    ((ObjectNode) document.at("/metadata/creators/2/person_or_org"))
        .put("family_name", "x".repeat(250_001));
    assertThat(RDM.unstorable(document))
        .containsExactly(
            FieldError.of(
                "metadata.creators.2.person_or_org.family_name",
                "Longer than maximum length 250000."));
    ObjectNode emoji = JsonNodeFactory.instance.objectNode();
    emoji.putObject("metadata").put("title", "\uD83E\uDDCA".repeat(250_000));
    assertThat(RDM.unstorable(emoji)).isEmpty();
  }

  @Test
  void listsInListsAreCountedTogether() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode creators = document.putObject("metadata").putArray("creators");
    for (int i = 0; i < 5_000; i++) {
      ArrayNode affiliations = creators.addObject().putArray("affiliations");
      for (int j = 0; j < 100; j++) {
        affiliations.addObject();
      }
    }
    List<FieldError> errors = RDM.unstorable(document);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).field()).startsWith("metadata.creators.2450.affiliations.");
    assertThat(errors.get(0).messages())
        .containsExactly("The document has more than 250,000 values.");
  }

  /** What no field expects counts too: it is read like the rest. */
  @Test
  void whatNoFieldExpectsIsBounded() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode odd = document.putObject("custom_fields");
    for (int i = 0; i <= 10_000; i++) {
      odd.put("f" + i, true);
    }
    assertThat(RDM.unstorable(document))
        .containsExactly(FieldError.of("custom_fields", "Longer than maximum length 10000."));
  }

  @Test
  void thousandsOfErrorsAreNotAllListed() {
    ObjectNode many = creators(5_000);
    many.at("/metadata/creators")
        .forEach(creator -> ((ObjectNode) creator).remove("person_or_org"));
    List<FieldError> errors = RDM.validate(many);
    assertThat(errors).hasSize(1_001);
    assertThat(errors.get(1_000).field()).isEqualTo("_schema");
    assertThat(errors.get(1_000).messages().get(0)).endsWith("fields more are wrong.");
  }

  @Test
  void theUsualLimitsAreThoseOfTheSettings() {
    assertThat(DocumentLimits.of(TestSettings.of(ModelSettings.class, java.util.Map.of())))
        .isEqualTo(DocumentLimits.USUAL);
  }

  /** Also what an instance adds: its schemas say no more than it wants to say. */
  @Test
  void everyTextAndEveryListHasALimit() {
    List<String> endless = new ArrayList<>();
    find(Models.rdm().schema(), "rdm", endless);
    find(Models.specimen().schema(), "specimen", endless);
    assertThat(endless).isEmpty();
  }

  private static void find(JsonNode schema, String path, List<String> endless) {
    if (schema.isObject()) {
      String type =
          schema.path("type").isArray()
              ? schema.path("type").toString()
              : "\"" + schema.path("type").asText() + "\"";
      if (type.contains("\"string\"") && !schema.has("maxLength")
          || type.contains("\"array\"") && !schema.has("maxItems")
          || schema.path("additionalProperties").isObject() && !schema.has("maxProperties")) {
        endless.add(path);
      }
      Set<String> skipped = Set.of("default", "const", "enum");
      schema
          .properties()
          .forEach(
              entry -> {
                if (!entry.getKey().startsWith("x-") && !skipped.contains(entry.getKey())) {
                  find(entry.getValue(), path + "/" + entry.getKey(), endless);
                }
              });
    } else {
      for (int i = 0; i < schema.size(); i++) {
        find(schema.get(i), path + "/" + i, endless);
      }
    }
  }
}
