package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.refusal.FieldError;
import org.reperio.vocabulary.Vocabularies;

class DataModelsTest {

  @TempDir Path instance;

  @Test
  void theShippedModelsAreThere() {
    DataModels models = read();
    assertThat(models.all()).extracting(DataModel::name).containsExactly("rdm", "specimen");
    assertThatThrownBy(() -> models.get("nothing")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anInstanceAddsCustomFieldsToAModel() throws IOException {
    write(
        "models/rdm/custom_fields/ship.yaml",
        """
        namespace: ship
        section: Cruise
        fields:
          ship:cruise: {title: Cruise, type: string, maxLength: 10, x-reperio-search: 2,
            x-reperio-facet: {name: cruise, label: Cruise}}
          ship:log:
            title: Log
            type: array
            items:
              type: object
              required: [day]
              properties:
                day: {type: string, format: edtf, x-reperio-index: edtf}
        """);
    DataModel rdm = read().get("rdm");
    assertThat(rdm.mapping().at("/properties/custom_fields/properties/ship:cruise/type").asText())
        .isEqualTo("keyword");
    assertThat(rdm.searchFields()).contains("custom_fields.ship:cruise^2");
    assertThat(rdm.facets()).extracting(FacetDeclaration::name).contains("cruise");
    assertThat(
            rdm.validate(
                rdm.normalize(
                    Models.yaml(
                        """
                        metadata:
                          resource_type: {id: dataset}
                          title: Sea
                          publication_date: "2020"
                          creators: [{person_or_org: {type: personal, family_name: Ada}}]
                        custom_fields: {'ship:cruise': 12345678901, 'ship:log': [{day: never}]}
                        """))))
        .containsExactlyInAnyOrder(
            FieldError.of("custom_fields.ship:cruise", "Not a valid string."),
            new FieldError(
                "custom_fields.ship:log.0.day",
                List.of(
                    "Please provide a valid date or interval.",
                    "'never' is not a valid date or interval. Write YYYY, YYYY-MM, YYYY-MM-DD, or"
                        + " an interval of two with a slash between.")));
  }

  @Test
  void anInstanceHasModelsOfItsOwn() throws IOException {
    write("models/poem/model.yaml", "{name: poem, title: Poems, endpoint: poems}");
    write(
        "models/poem/schema.yaml",
        "{type: object, properties: {metadata: {type: object, properties: {verse: {type: string,"
            + " x-reperio-index: text}}}}}");
    DataModel poem = read().get("poem");
    assertThat(poem.mapping().at("/properties/metadata/properties/verse/type").asText())
        .isEqualTo("text");
    assertThat(poem.sorts()).extracting(SortDeclaration::name).contains("newest");
  }

  @Test
  void aMistakeInADeclarationIsNamedWithItsPlace() throws IOException {
    assertRefused(
        "fields: {ship:cruise: {type: string, x-reperio-serch: 2}}",
        "custom_fields.ship:cruise",
        "x-reperio-serch");
    assertRefused("fields: {boat:cruise: {type: string}}", "ship.yaml", "boat:cruise");
    assertRefused("fields: {ship:cruise: text}", "ship.yaml", "must be a schema");
    assertRefused(
        "fields: {ship:cruise: {$ref: '#/$defs/cruise'}}",
        "ship:cruise",
        "nothing at #/$defs/cruise");
    assertRefused(
        "fields: {ship:cruise: {type: string, x-reperio-index: runes}}", "ship:cruise", "runes");
    assertRefused("fields: {ship:a: &a {type: string}, ship:b: *a}", "ship.yaml", "aliases");
    assertRefused("fields: [", "ship.yaml");
  }

  @Test
  void customFieldsOfNoModelAreAMistake() throws IOException {
    write("models/rmd/custom_fields/ship.yaml", "{namespace: ship, fields: {}}");
    assertThatThrownBy(this::read)
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("rmd")
        .hasMessageContaining("no model of this name");
  }

  private void assertRefused(String fields, String... said) throws IOException {
    write("models/rdm/custom_fields/ship.yaml", "namespace: ship\n" + fields + "\n");
    assertThatThrownBy(this::read).isInstanceOf(ModelError.class).hasMessageContainingAll(said);
  }

  private DataModels read() {
    return new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.of(instance));
  }

  private void write(String file, String text) throws IOException {
    Path path = instance.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
