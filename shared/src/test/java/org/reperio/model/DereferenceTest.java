package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DereferenceTest {

  private final DataModel rdm = Models.rdm();

  @Test
  void termsAreNamedInAllTheirLanguages() {
    JsonNode type = metadata("resource_type: {id: image-photo}").get("resource_type");
    assertThat(type.at("/title/en").asText()).isEqualTo("Photo");
    assertThat(type.at("/title/de").asText()).isEqualTo("Foto");
    assertThat(type.fieldNames()).toIterable().containsExactly("id", "title");
  }

  @Test
  void everyFieldThatNamesATermIsFilled() {
    ObjectNode record = rdm.dereference(rdm.normalize(Models.full()));
    assertThat(record.at("/metadata/languages/1/title/en").asText()).isEqualTo("German");
    assertThat(record.at("/metadata/additional_titles/0/type/title/en").asText())
        .isEqualTo("Translated title");
    assertThat(record.at("/metadata/additional_titles/0/lang/title/en").asText())
        .isEqualTo("German");
    assertThat(record.at("/metadata/additional_descriptions/0/type/title/en").asText())
        .isEqualTo("Methods");
    assertThat(record.at("/metadata/creators/1/role/title/en").asText()).isEqualTo("Distributor");
    assertThat(record.at("/metadata/contributors/0/role/title/en").asText())
        .isEqualTo("Data collector");
    assertThat(record.at("/metadata/dates/1/type/title/en").asText()).isEqualTo("Collected");
    assertThat(record.at("/metadata/related_identifiers/0/relation_type/title/en").asText())
        .isEqualTo("Is cited by");
    assertThat(record.at("/metadata/related_identifiers/0/resource_type/title/en").asText())
        .isEqualTo("Dataset");
    assertThat(record.at("/metadata/funding/0/funder/name").asText())
        .isEqualTo("European Commission");
    assertThat(record.at("/custom_fields/code:developmentStatus/title/en").asText())
        .isEqualTo("Active");
    assertThat(record.at("/custom_fields/code:programmingLanguage/0/title/en").asText())
        .isEqualTo("Java");
  }

  @Test
  void aLicenceHasItsAddressAndItsScheme() {
    JsonNode licence = metadata("rights: [{id: cc-by-4.0}]").at("/rights/0");
    assertThat(licence.at("/title/en").asText())
        .isEqualTo("Creative Commons Attribution 4.0 International");
    assertThat(licence.at("/props/url").asText())
        .isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(licence.at("/props/scheme").asText()).isEqualTo("spdx");
  }

  @Test
  void theVocabularysNameOfAFunderWins() {
    assertThat(
            metadata("funding: [{funder: {id: 00k4n6c32, name: DG}}]")
                .at("/funding/0/funder/name")
                .asText())
        .isEqualTo("European Commission");
  }

  @Test
  void whatNamesNoTermStaysAsItIs() {
    String odd =
        "languages: [{id: klingon}, {id: 5}, x, {}], resource_type: dataset, rights: [{title: {en: x}}]";
    assertThat(metadata(odd)).isEqualTo(Models.yaml("{" + odd + "}"));
  }

  @Test
  void theDocumentAndTheVocabularyAreNotChanged() {
    ObjectNode document = Models.yaml("{metadata: {resource_type: {id: dataset}}}");
    ObjectNode record = rdm.dereference(document);
    record.withObject("/metadata/resource_type/title").put("en", "spoilt");
    assertThat(document).isEqualTo(Models.yaml("{metadata: {resource_type: {id: dataset}}}"));
    assertThat(rdm.dereference(document).at("/metadata/resource_type/title/en").asText())
        .isEqualTo("Dataset");
  }

  private JsonNode metadata(String fields) {
    return rdm.dereference(Models.yaml("{metadata: {" + fields + "}}")).get("metadata");
  }
}
