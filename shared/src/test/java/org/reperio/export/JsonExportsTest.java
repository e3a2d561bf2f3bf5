package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.reperio.bibliography.BibliographicRecord;

class JsonExportsTest {

  @Test
  void jsonIsTheRecord() throws Exception {
    assertThat(ExportFixture.JSON.readTree(new JsonExport().write(ExportFixture.full())))
        .isEqualTo(ExportFixture.full());
  }

  @Test
  void schemaOrgDescribesAnArticle() throws Exception {
    JsonNode node =
        ExportFixture.JSON.readTree(
            new SchemaOrgExport(ExportFixture.MAPPINGS, ExportFixture.ADDRESS)
                .write(ExportFixture.full()));

    assertThat(node.path("@type").asText()).isEqualTo("https://schema.org/ScholarlyArticle");
    assertThat(node.path("creator")).isEqualTo(node.path("author")).hasSize(3);
    assertThat(node.at("/editor/0/familyName").asText()).isEqualTo("Ito");
    assertThat(node.path("contentSize").asText()).matches("[0-9.]+ [KMG]?B");
    assertThat(node.path("@id").asText()).isEqualTo("https://doi.org/10.12345/reperio.k7m2q-4tz81");
    assertThat(node.at("/author/0/@id").asText())
        .isEqualTo("https://orcid.org/0000-0002-1825-0097");
    assertThat(node.at("/author/0/affiliation/0/@id").asText())
        .isEqualTo("https://ror.org/01ggx4157");
    assertThat(node.at("/author/2/@type").asText()).isEqualTo("Organization");
    assertThat(node.path("license").asText())
        .isEqualTo("https://creativecommons.org/licenses/by/4.0/legalcode");
    assertThat(node.at("/encoding/0/contentUrl").asText())
        .isEqualTo(
            "https://repository.example.org/api/records/k7m2q-4tz81/files/rivers.pdf/content");
    assertThat(node.at("/encoding/1/contentUrl").asText())
        .endsWith("/sound%20sample%20%231%20%2848%20kHz%29.wav/content");
  }

  @Test
  void schemaOrgHasOneDateAndTheAddressOfTheDoi() throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata").put("publication_date", "2018/2020-09");
    source.withObject("/pids/doi").put("identifier", "10.9999/bug?x=%41");
    JsonNode node =
        new SchemaOrgExport(ExportFixture.MAPPINGS, ExportFixture.ADDRESS)
            .of(new BibliographicRecord(source));

    assertThat(node.path("datePublished").asText()).isEqualTo("2018");
    assertThat(node.path("@id").asText()).isEqualTo("https://doi.org/10.9999/bug%3Fx=%2541");
  }

  @Test
  void dataCiteSaysWhatADoiNeeds() {
    JsonNode node = ExportFixture.DATACITE.of(new BibliographicRecord(ExportFixture.full()));

    assertThat(node.path("doi").asText()).isEqualTo("10.12345/reperio.k7m2q-4tz81");
    assertThat(node.at("/types/resourceTypeGeneral").asText()).isEqualTo("JournalArticle");
    assertThat(node.path("publicationYear").asText()).isEqualTo("2024");
    assertThat(node.path("url").asText())
        .isEqualTo("https://repository.example.org/records/k7m2q-4tz81");
    assertThat(node.at("/titles/1/titleType").asText()).isEqualTo("Subtitle");
    assertThat(node.at("/fundingReferences/0/funderIdentifier").asText())
        .isEqualTo("https://ror.org/00k4n6c32");
  }

  @Test
  void citationFileIsYaml() throws Exception {
    ObjectNode software = ExportFixture.full();
    software.withObject("/metadata/resource_type").put("id", "software");

    JsonNode file = new YAMLMapper().readTree(new CffExport(ExportFixture.ADDRESS).write(software));

    assertThat(file.path("cff-version").asText()).isEqualTo("1.2.0");
    assertThat(file.at("/authors/0/family-names").asText()).isEqualTo("Ångström-Łukasz");
    assertThat(file.at("/authors/2/name").asText()).isEqualTo("The River & Ice Collaboration");
    assertThat(file.path("date-released").asText()).isEqualTo("2024-03-14");
    assertThat(file.path("repository-code").asText())
        .isEqualTo("https://example.org/code/icesound");
  }
}
