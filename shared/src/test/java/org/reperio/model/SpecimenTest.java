package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reperio.refusal.FieldError;

/** The worked example works by its declarations alone: all of it goes through the same engine. */
class SpecimenTest {

  private final DataModel model = Models.specimen();

  private static ObjectNode beetle() {
    return Models.yaml(
        """
        metadata:
          title: Stag beetle from Brig
          catalogue_number: ENT-1901-00042
          scientific_name: Lucanus cervus
          preparation: {id: dry-pinned}
          collected: 1901-06/1901-07
          collectors:
            - person_or_org:
                type: personal
                family_name: Merian
                given_name: Maria Sibylla
                identifiers: [{identifier: "https://orcid.org/0000-0002-1825-0097"}]
          find_spot:
            geometry: {type: Point, coordinates: [7.99, 46.32]}
            place: Brig
            elevation: 678
          notes: <p>Antennae <em>missing</em>.</p><script>x</script>
        """);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(model.name()).isEqualTo("specimen");
    assertThat(model.endpoint()).isEqualTo("specimens");
    assertThat(model.title()).isEqualTo("Specimens");
  }

  @Test
  void aDocumentIsBroughtIntoItsFormAndMayBePublished() {
    ObjectNode kept = model.normalize(beetle());
    assertThat(kept.at("/metadata/collectors/0/person_or_org/name").asText())
        .isEqualTo("Merian, Maria Sibylla");
    assertThat(kept.at("/metadata/collectors/0/person_or_org/identifiers/0"))
        .isEqualTo(Models.yaml("{identifier: 0000-0002-1825-0097, scheme: orcid}"));
    assertThat(kept.at("/metadata/notes").asText()).isEqualTo("<p>Antennae <em>missing</em>.</p>");
    assertThat(kept.at("/access/record").asText()).isEqualTo("public");
    assertThat(model.validate(kept)).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() {
    ObjectNode document = beetle();
    ObjectNode metadata = document.withObject("/metadata");
    metadata
        .put("catalogue_number", "42")
        .put("collected", "last summer")
        .remove("scientific_name");
    metadata.withObject("/preparation").put("id", "frozen");
    metadata.withObject("/find_spot").put("elevation", 12_000);
    assertThat(model.validate(model.normalize(document)))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "metadata.catalogue_number",
            "metadata.collected",
            "metadata.scientific_name",
            "metadata.preparation.id",
            "metadata.find_spot.elevation");
    assertThat(model.validate(model.normalize(document)))
        .contains(
            FieldError.of(
                "metadata.catalogue_number",
                "Write the collection, the year and five digits: MUS-1901-00042."));
  }

  @Test
  void itsVocabularyNamesItsTerms() {
    assertThat(
            model
                .dereference(model.normalize(beetle()))
                .at("/metadata/preparation/title/de")
                .asText())
        .isEqualTo("Trocken, genadelt");
  }

  @Test
  void itIsIndexedAndCounted() {
    assertThat(model.mapping().at("/properties/metadata/properties/collected_range/type").asText())
        .isEqualTo("date_range");
    ObjectNode indexed = model.indexDocument(model.dereference(model.normalize(beetle())));
    assertThat(indexed.at("/metadata/collected_range"))
        .isEqualTo(Models.yaml("{gte: '1901-06-01', lte: '1901-07-31'}"));
    assertThat(indexed.at("/metadata/find_spot/centroid/lat").asDouble()).isEqualTo(46.32);
    assertThat(model.facets())
        .extracting(FacetDeclaration::name)
        .contains("preparation", "taxon", "access_status");
    assertThat(model.searchFields()).contains("metadata.scientific_name^4");
    assertThat(model.aliases()).containsEntry("taxon", "metadata.scientific_name");
  }

  @Test
  void itsRecordInDublinCoreIsDeclared() {
    assertThat(model.dublinCore(model.dereference(model.normalize(beetle()))))
        .containsEntry("title", List.of("Stag beetle from Brig"))
        .containsEntry("identifier", List.of("ENT-1901-00042"))
        .containsEntry("subject", List.of("Lucanus cervus"))
        .containsEntry("type", List.of("Dry and pinned"))
        .containsEntry("date", List.of("1901-06/1901-07"))
        .containsEntry("creator", List.of("Merian, Maria Sibylla"))
        .containsEntry("coverage", List.of("Brig"))
        .containsEntry("description", List.of("<p>Antennae <em>missing</em>.</p>"))
        .hasSize(8);
  }

  @Test
  void itsSortIsDeclared() {
    assertThat(model.sorts())
        .contains(
            new SortDeclaration(
                "collected",
                "Latest collected",
                List.of(new SortDeclaration.Key("metadata.collected", true))));
  }

  @Test
  void itsFormIsDeclared() {
    FieldDeclaration metadata =
        model.fields().stream().filter(f -> f.name().equals("metadata")).findFirst().orElseThrow();
    assertThat(metadata.children())
        .extracting(FieldDeclaration::name)
        .startsWith("title", "catalogue_number");
    FieldDeclaration preparation = metadata.children().get(3);
    assertThat(preparation.form().widget()).isEqualTo("vocabulary");
    assertThat(preparation.source().vocabulary()).isEqualTo("specimenpreparations");
    assertThat(preparation.value().required()).isTrue();
    assertThat(preparation.form().section()).isEqualTo("object");
  }
}
