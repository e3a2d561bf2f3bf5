package org.reperio.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page of data models agrees with their declarations. */
class DataModelsTest {

  private static final Path MODELS = Site.repository().resolve("shared/src/main/resources/models");
  private static final Path ADD_ON =
      Site.repository().resolve("add-ons/cern-open-data/src/main/resources/models");
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void readersAreToldEveryShortNameOfAField() throws IOException {
    Map<String, String> declared = new TreeMap<>();
    for (Path file :
        Set.of(
            MODELS.resolve("system.yaml"),
            MODELS.resolve("rdm/model.yaml"),
            ADD_ON.resolve("rdm/custom_fields/cern.yaml"))) {
      JsonNode aliases = YAML.readTree(file.toFile()).path("aliases");
      aliases
          .properties()
          .forEach(alias -> declared.put(alias.getKey(), alias.getValue().asText()));
    }
    Map<String, String> told =
        Site.rows("reader.html", "aliases").stream()
            .collect(toMap(row -> row.get(0), row -> row.get(1)));

    assertThat(declared).hasSizeGreaterThan(10);
    assertThat(told).containsExactlyInAnyOrderEntriesOf(declared);
  }

  @Test
  void developersAreToldEveryAnnotationThatASchemaUses() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path schema : Site.files(".yaml")) {
      if (schema.startsWith(MODELS) || schema.startsWith(ADD_ON)) {
        collect(YAML.readTree(schema.toFile()), used);
      }
    }
    assertThat(used).hasSizeGreaterThan(10);
    assertThat(Site.rows("data-models.html", "annotations"))
        .extracting(row -> row.get(0))
        .containsAll(used)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsQuotedOfTheExampleIsInIt() throws IOException {
    JsonNode model = YAML.readTree(MODELS.resolve("specimen/model.yaml").toFile());
    JsonNode fields =
        YAML.readTree(MODELS.resolve("specimen/schema.yaml").toFile())
            .at("/properties/metadata/properties");
    int compared = 0;
    for (String listing : Site.page("data-models.html").select("pre").eachText()) {
      JsonNode quoted = YAML.readTree(listing);
      if (quoted.path("name").asText().equals("specimen")) {
        assertThat(holds(model, quoted)).as(listing).isTrue();
        compared++;
      } else if (quoted.isObject() && fields.has(quoted.fieldNames().next())) {
        assertThat(holds(fields, quoted)).as(listing).isTrue();
        compared++;
      }
    }
    assertThat(compared).isEqualTo(4);
  }

  /** Whether all that is in the part is in the whole. */
  private static boolean holds(JsonNode whole, JsonNode part) {
    if (!part.isObject()) {
      return whole.equals(part);
    }
    return part.properties().stream()
        .allMatch(
            property ->
                whole.has(property.getKey())
                    && holds(whole.get(property.getKey()), property.getValue()));
  }

  private static void collect(JsonNode node, Set<String> annotations) {
    node.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.startsWith("x-reperio-"))
        .forEach(annotations::add);
    node.forEach(child -> collect(child, annotations));
  }
}
