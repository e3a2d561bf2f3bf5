package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class NormalizeTest {

  private final DataModel rdm = Models.rdm();

  @Test
  void theInputIsNotChanged() {
    ObjectNode input = Models.full();
    rdm.normalize(input);
    assertThat(input).isEqualTo(Models.full());
  }

  @Test
  void textKeepsItsWhiteSpace() {
    assertThat(metadata("title: \"  A  b \\t\"").path("title").asText()).isEqualTo("  A  b \t");
    assertThat(metadata("subjects: [{subject: '\u2003ice '}]").at("/subjects/0/subject").asText())
        .isEqualTo("\u2003ice ");
    assertThat(metadata("sizes: [' 5 pages']").at("/sizes/0").asText()).isEqualTo(" 5 pages");
    assertThat(metadata("rights: [{title: {en: ' Ours '}}]").at("/rights/0/title/en").asText())
        .isEqualTo(" Ours ");
    assertThat(metadata("description: ' <b>a</b> '").path("description").asText())
        .isEqualTo(" <b>a</b> ");
  }

  @Test
  void nothingButWhiteSpaceIsEmpty() {
    assertThat(metadata("title: ' \u3000 '").path("title").asText()).isEmpty();
    assertThat(metadata("description: '  '").path("description").asText()).isEmpty();
  }

  @Test
  void whatMachinesReadLosesTheWhiteSpaceAroundIt() {
    assertThat(metadata("publication_date: ' 2020 '").path("publication_date").asText())
        .isEqualTo("2020");
    assertThat(metadata("resource_type: {id: ' dataset '}").at("/resource_type/id").asText())
        .isEqualTo("dataset");
    assertThat(
            metadata("identifiers: [{scheme: ' other ', identifier: ' shelf 4 '}]")
                .at("/identifiers/0"))
        .isEqualTo(Models.yaml("{scheme: other, identifier: shelf 4}"));
    assertThat(person("type: ' personal ', family_name: Curie").path("type").asText())
        .isEqualTo("personal");
  }

  @Test
  void aPersonsNameIsBuiltFromItsParts() {
    assertThat(
            person("type: personal, family_name: ' Curie', given_name: Marie ")
                .path("name")
                .asText())
        .isEqualTo("Curie, Marie");
    assertThat(person("type: personal, family_name: Suharto").path("name").asText())
        .isEqualTo("Suharto");
    assertThat(person("type: personal, given_name: Ann").path("name").asText()).isEqualTo("Ann");
    assertThat(
            person("type: personal, family_name: Curie, given_name: Marie, name: Marie Curie")
                .path("name")
                .asText())
        .isEqualTo("Curie, Marie");
  }

  @Test
  void aPersonsNameWithoutPartsIsNotLost() {
    assertThat(person("type: personal, name: Plato"))
        .isEqualTo(yaml("{type: personal, name: Plato}"));
  }

  @Test
  void anOrganizationHasNoPartsOfAName() {
    assertThat(person("type: organizational, name: CERN, family_name: C, given_name: E"))
        .isEqualTo(yaml("{type: organizational, name: CERN}"));
  }

  @Test
  void theNameOfAnOrganizationThatStandsInThePartsIsNotLost() {
    assertThat(person("type: organizational, family_name: CERN"))
        .isEqualTo(yaml("{type: organizational, family_name: CERN}"));
  }

  @Test
  void schemesAreFoundAndIdentifiersWrittenInTheirNormalForm() {
    assertThat(
            person(
                    "type: personal, family_name: C, identifiers:"
                        + " [{identifier: 'https://orcid.org/0000-0002-1825-0097'}]")
                .at("/identifiers/0"))
        .isEqualTo(yaml("{identifier: 0000-0002-1825-0097, scheme: orcid}"));
    assertThat(
            metadata("identifiers: [{identifier: 'https://doi.org/10.1234/AbC'}]")
                .at("/identifiers/0/scheme")
                .asText())
        .isEqualTo("doi");
    assertThat(
            metadata("identifiers: [{identifier: 'doi:10.1234/abc', scheme: DOI}]")
                .at("/identifiers/0"))
        .isEqualTo(yaml("{identifier: 10.1234/abc, scheme: doi}"));
    assertThat(
            rdm.normalize(
                    yaml(
                        "{pids: {doi: {identifier: 'https://doi.org/10.1234/abc', provider: external}}}"))
                .at("/pids/doi/identifier")
                .asText())
        .isEqualTo("10.1234/abc");
  }

  @Test
  void aSchemeThatTheFieldDoesNotTakeIsNotFound() {
    assertThat(
            person("type: personal, family_name: C, identifiers: [{identifier: 10.1234/abc}]")
                .at("/identifiers/0"))
        .isEqualTo(yaml("{identifier: 10.1234/abc}"));
  }

  @Test
  void whatIsWrongStaysAsItCame() {
    String odd =
        """
        metadata:
          title: [1, {a: b}]
          creators: {person_or_org: nobody}
          identifiers: [text, {identifier: {a: 1}, scheme: 5}, {identifier: x, scheme: runes}]
          languages: [{id: klingon, title: {en: Klingon}}]
          rights: 7
          nonsense: ' as it is '
        custom_fields: {'mine:own': ' x ', 'lab:extra': {a: ' b '}}
        somewhere: else
        """;
    ObjectNode kept = rdm.normalize(Models.yaml(odd));
    ObjectNode given = Models.yaml(odd);
    assertThat(kept.get("metadata")).isEqualTo(given.get("metadata"));
    assertThat(kept.get("custom_fields")).isEqualTo(given.get("custom_fields"));
    assertThat(kept.get("somewhere")).isEqualTo(given.get("somewhere"));
  }

  @Test
  void accessIsPublicUnlessSaid() {
    ObjectNode open =
        yaml("{record: public, files: public, embargo: {active: false, reason: null}}");
    assertThat(rdm.normalize(yaml("{}")).get("access")).isEqualTo(open);
    assertThat(rdm.normalize(yaml("{access: {record: restricted}}")).get("access"))
        .isEqualTo(open.put("record", "restricted"));
    assertThat(rdm.normalize(yaml("{access: {embargo: {active: true}}}")).at("/access/embargo"))
        .isEqualTo(yaml("{active: true, reason: null}"));
    assertThat(rdm.normalize(yaml("{}")).get("files")).isEqualTo(yaml("{enabled: true}"));
  }

  @Test
  void twoDocumentsDoNotShareTheirDefaults() {
    ObjectNode first = rdm.normalize(yaml("{}"));
    first.withObject("access").put("record", "restricted");
    assertThat(rdm.normalize(yaml("{}")).at("/access/record").asText()).isEqualTo("public");
  }

  @Test
  void whatTheServerWritesIsDroppedFromInput() {
    ObjectNode kept =
        rdm.normalize(
            yaml(
                "{id: abc, created: x, links: {}, versions: {index: 3}, parent: {id: p},"
                    + " access: {status: open}, files: {count: 4, entries: {a: {}}},"
                    + " metadata: {resource_type: {id: dataset, title: {en: Old name}}}}"));
    assertThat(kept.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("access", "files", "metadata", "pids", "custom_fields");
    assertThat(kept.get("access").has("status")).isFalse();
    assertThat(kept.get("files")).isEqualTo(yaml("{enabled: true}"));
    assertThat(kept.at("/metadata/resource_type")).isEqualTo(yaml("{id: dataset}"));
  }

  @Test
  void whatAVocabularySaysIsDroppedAndWhatItDoesNotSayStays() {
    assertThat(
            metadata("funding: [{funder: {id: 00k4n6c32, name: European Commission}}]")
                .at("/funding/0/funder"))
        .isEqualTo(yaml("{id: 00k4n6c32}"));
    assertThat(
            metadata("funding: [{funder: {id: 00k4n6c32, name: DG Research}}]")
                .at("/funding/0/funder"))
        .isEqualTo(yaml("{id: 00k4n6c32, name: DG Research}"));
    assertThat(metadata("rights: [{id: cc-by-4.0, title: {en: My own}}]").at("/rights/0"))
        .isEqualTo(yaml("{id: cc-by-4.0, title: {en: My own}}"));
  }

  @Test
  void descriptionsKeepTheTagsThatAreAllowed() {
    assertThat(
            metadata("description: '<p onclick=\"x()\">A <script>alert(1)</script><b>b</b></p>'")
                .path("description")
                .asText())
        .isEqualTo("<p>A <b>b</b></p>");
    assertThat(metadata("title: 'a <b>c</b> & d'").path("title").asText())
        .as("a title is plain text")
        .isEqualTo("a <b>c</b> & d");
  }

  private ObjectNode metadata(String fields) {
    return (ObjectNode) rdm.normalize(yaml("{metadata: {" + fields + "}}")).get("metadata");
  }

  private ObjectNode person(String fields) {
    return (ObjectNode)
        metadata("creators: [{person_or_org: {" + fields + "}}]").at("/creators/0/person_or_org");
  }

  private static ObjectNode yaml(String text) {
    return Models.yaml(text);
  }
}
