package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

  private final DataModel rdm = Models.rdm();
  private final ObjectNode mapping = rdm.mapping();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          id, keyword
          uuid, keyword
          created, date
          revision_id, long
          is_published, boolean
          parent.id, keyword
          parent.access.owned_by.user, keyword
          parent.communities.ids, keyword
          versions.index, long
          versions.is_latest, boolean
          access.record, keyword
          access.status, keyword
          access.embargo.until, date
          files.count, long
          files.total_bytes, long
          files.types, keyword
          files.enabled, boolean
          pids.doi.identifier, keyword
          stats.all_versions.unique_views, long
          metadata.title, text
          metadata.publication_date, keyword
          metadata.publication_date_range, date_range
          metadata.dates.date_range, date_range
          metadata.creators.person_or_org.name, text
          metadata.combined_names, text
          metadata.combined_subjects, keyword
          metadata.resource_type.id, keyword
          metadata.resource_type.props.type, keyword
          metadata.resource_type.props.subtype, keyword
          metadata.locations.features.geometry, geo_shape
          metadata.locations.features.centroid, geo_point
          metadata.funding.award.title_text, text
          custom_fields.journal:journal.issn, keyword
          custom_fields.lab:experiment, keyword
          custom_fields.lab:number_events, long
          custom_fields.lab:files_count, long
          """)
  void fieldsAreMappedAsDeclared(String field, String type) {
    assertThat(at(field).path("type").asText()).isEqualTo(type);
  }

  @Test
  void nothingIsIndexedThatIsNotDeclared() {
    assertThat(mapping.get("dynamic").asText()).isEqualTo("false");
    assertThat(mapping.findValues("dynamic")).hasSize(1);
    assertThat(at("custom_fields.lab:extra").isMissingNode()).isTrue();
    assertThat(at("custom_fields.lab:files").isMissingNode()).isTrue();
    assertThat(at("files.entries").isMissingNode()).isTrue();
  }

  @Test
  void noKeywordIsLongerThanLuceneTakes() {
    List<JsonNode> keywords = new ArrayList<>();
    collect(mapping, "keyword", keywords);
    assertThat(keywords)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            keyword -> assertThat(keyword.path("ignore_above").asInt()).isBetween(1, 32_766 / 4));
  }

  @Test
  void everyAnalyzerThatTheMappingNamesIsInTheSettings() {
    JsonNode analysis = rdm.indexSettings().get("analysis");
    for (String key : List.of("analyzer", "search_analyzer")) {
      assertThat(mapping.findValuesAsText(key))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(analysis.get("analyzer").has(name)).isTrue());
    }
    assertThat(mapping.findValuesAsText("normalizer"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(analysis.get("normalizer").has(name)).isTrue());
  }

  @Test
  void whatIsSearchedSortedCountedOrSuggestedIsMapped() {
    for (DataModel model : List.of(rdm, Models.specimen())) {
      ObjectNode mapped = model.mapping();
      List<String> names = new ArrayList<>();
      model.searchFields().forEach(field -> names.add(field.replaceFirst("\\^.*", "")));
      names.addAll(model.suggestFields());
      names.addAll(model.aliases().values());
      names.addAll(model.indexFields().keySet());
      model.sorts().forEach(sort -> sort.keys().forEach(key -> names.add(key.field())));
      for (FacetDeclaration facet : model.facets()) {
        names.add(facet.field());
        if (facet.subfield() != null) {
          names.add(facet.subfield());
        }
      }
      names.remove("_score");
      assertThat(names).hasSizeGreaterThan(20);
      for (String name : names) {
        if (!name.equals("pids.doi.identifier") && !name.equals("pids.oai.identifier")) {
          assertThat(at(mapped, name).has("type")).as(model.name() + " " + name).isTrue();
        }
      }
    }
  }

  @Test
  void whatIsSortedByHasOneValueToCompare() {
    for (DataModel model : List.of(rdm, Models.specimen())) {
      for (SortDeclaration sort : model.sorts()) {
        for (SortDeclaration.Key key : sort.keys()) {
          if (!key.field().equals("_score")) {
            assertThat(at(model.mapping(), key.field()).path("type").asText())
                .as(sort.name())
                .isIn("keyword", "date", "long", "double", "boolean");
          }
        }
      }
    }
  }

  @Test
  void aTitleWeighsMoreThanAReference() {
    assertThat(rdm.searchFields()).contains("metadata.title^5", "metadata.references.reference");
  }

  @Test
  void privateFieldsCannotBeQueried() {
    assertThat(
            rdm.indexFields().values().stream()
                .filter(field -> !field.isPrivate())
                .map(IndexField::name))
        .contains("metadata.title", "metadata.title.keyword", "metadata.publication_date_range")
        .noneMatch(field -> field.startsWith("internal_notes"))
        .noneMatch(field -> field.startsWith("parent.access.grant"))
        .noneMatch(field -> field.startsWith("parent.access.links"))
        .doesNotContain("uuid");
  }

  @Test
  void whatSearchNeedsIsWorkedOut() {
    ObjectNode indexed = rdm.indexDocument(rdm.dereference(rdm.normalize(Models.full())));
    JsonNode metadata = indexed.get("metadata");
    assertThat(metadata.get("publication_date_range"))
        .isEqualTo(Models.yaml("{gte: '2018-01-01', lte: '2020-09-30'}"));
    assertThat(metadata.at("/dates/0/date_range"))
        .isEqualTo(Models.yaml("{gte: '1939-01-01', lte: '1945-12-31'}"));
    assertThat(metadata.at("/resource_type/props"))
        .isEqualTo(Models.yaml("{type: image, subtype: image-photo}"));
    assertThat(metadata.at("/combined_subjects/0").asText()).isEqualTo("glaciology");
    assertThat(metadata.at("/locations/features/0/centroid"))
        .isEqualTo(Models.yaml("{lon: 8.05, lat: 46.44}"));
    assertThat(metadata.at("/locations/features/1/centroid/lat").asDouble()).isEqualTo(46.45);
    assertThat(metadata.at("/funding/0/award/title_text/0").asText())
        .isEqualTo("Ice and its years");
    assertThat(indexed.at("/custom_fields/lab:files_count").asInt()).isEqualTo(1);
  }

  @Test
  void fileTypesAreTheExtensionsOfTheFiles() {
    ObjectNode record =
        Models.yaml(
            "{files: {entries: {a.PDF: {}, b.pdf: {}, c.tar.gz: {}, d: {}, .e: {}, f/g.h/i: {}}}}");
    assertThat(rdm.indexDocument(record).at("/files/types"))
        .isEqualTo(Models.yaml("{t: [gz, pdf]}").get("t"));
  }

  @Test
  void aValueThatDoesNotFitIsLeftOutAndNothingElse() {
    ObjectNode draft =
        Models.yaml(
            """
            metadata:
              title: {a: b}
              publisher: [x, {a: b}, y]
              publication_date: soon
              publication_date_range: mine
              subjects: {subject: {a: b}, scheme: s}
              languages: [eng, {id: eng}]
              locations: {features: [{geometry: {type: Point, coordinates: [0, 100]}, place: here}]}
              note: {any: thing}
            access: {embargo: {until: 2020-02-30}}
            custom_fields: {'lab:number_events': many, 'lab:experiment': CMS}
            """);
    assertThat(rdm.indexDocument(draft))
        .isEqualTo(
            Models.yaml(
                """
                metadata:
                  publisher: [x, y]
                  publication_date: soon
                  subjects: {scheme: s}
                  languages: [{id: eng}]
                  locations: {features: [{place: here}]}
                  note: {any: thing}
                access: {embargo: {}}
                custom_fields: {'lab:experiment': CMS}
                """));
  }

  private JsonNode at(String field) {
    return at(mapping, field);
  }

  private static JsonNode at(JsonNode mapping, String field) {
    JsonNode at = mapping;
    for (String name : field.split("\\.")) {
      JsonNode below = at.path("properties").path(name);
      at = below.isMissingNode() ? at.path("fields").path(name) : below;
    }
    return at;
  }

  private static void collect(JsonNode mapping, String type, List<JsonNode> found) {
    for (JsonNode field : mapping) {
      if (field.path("type").asText("").equals(type)) {
        found.add(field);
      }
      collect(field, type, found);
    }
  }

  @Test
  void whatIsHiddenIsDeclaredWithItsRule() {
    assertThat(rdm.indexFields().get("files.types").readers()).contains("file_readers");
    assertThat(rdm.indexFields().get("files.count").readers()).contains("file_readers");
    assertThat(rdm.indexFields().get("files.total_bytes").readers()).contains("file_readers");
    assertThat(rdm.indexFields().get("versions.is_latest_draft").readers()).contains("depositors");
    assertThat(rdm.indexFields().get("versions.is_latest").isPerReader()).isTrue();
    for (IndexField field : rdm.indexFields().values()) {
      field
          .readers()
          .ifPresent(readers -> assertThat(rdm.indexFields().get(readers).isPrivate()).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string, x-reperio-private: true, x-reperio-search: 1}",
        "{type: string, x-reperio-private: true, x-reperio-suggest: true}",
        "{type: string, x-reperio-private: true, x-reperio-facet: {name: x}}",
        "{type: string, x-reperio-private: true, x-reperio-sort: {name: x}}",
        "{type: string, x-reperio-private: true, x-reperio-copy-to: metadata.open}",
        "{type: string, x-reperio-readers: file_readers, x-reperio-search: 1}",
        "{type: string, x-reperio-readers: file_readers, x-reperio-suggest: true}",
        "{type: string, x-reperio-readers: file_readers, x-reperio-sort: {name: x}}",
        "{type: string, x-reperio-readers: file_readers, x-reperio-copy-to: metadata.open}",
        "{type: boolean, x-reperio-per-reader: true, x-reperio-facet: {name: x}}"
      })
  void noDeclarationTellsOfAHiddenField(String declared) {
    ObjectNode schema =
        Models.yaml(
            "{type: object, properties: {metadata: {type: object, properties: {open: {type: string}, "
                + "hidden: "
                + declared
                + "}}}}");
    assertThatThrownBy(() -> Models.of(schema))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("metadata.hidden is hidden");
  }
}
