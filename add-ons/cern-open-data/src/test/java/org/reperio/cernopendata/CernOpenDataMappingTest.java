package org.reperio.cernopendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

class CernOpenDataMappingTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ENTRY =
      """
      {"recid": "7", "title": " Muons\\n from CMS ", "title_additional": "The other title",
       "type": {"primary": "Dataset", "secondary": ["Collision"]}, "experiment": ["CMS"],
       "collaboration": {"name": "CMS collaboration", "recid": "451"},
       "publisher": "CERN Open Data Portal", "date_published": "2017",
       "date_created": ["2010", "2011", "2012"], "date_reprocessed": "2013",
       "doi": "10.7483/OPENDATA.CMS.ABCD", "keywords": ["education"],
       "abstract": {"description": "<p>See <a href=\\"/record/9\\">nine</a>, 2<Pt<20.</p>",
         "links": [{"recid": "14210", "description": "Validated runs"}]},
       "distribution": {"formats": ["aod", "root"], "number_events": 1, "number_files": 3,
         "size": 367851399906},
       "license": {"attribution": "CC0-1.0"}, "language": "English",
       "files": [{"uri": "root://a//b.root", "size": 5, "checksum": "adler32:00"}],
       "run_period": ["Run2011A"], "accelerator": "CERN-LHC",
       "collision_information": {"energy": "7TeV", "type": "pp"},
       "relations": [
         {"type": "isChildOf", "recid": "1", "doi": "10.7483/X.1",
          "description": "This dataset was derived from:"},
         {"type": "isChildOf", "title": "Of no number"}],
       "methodology": {"description": "Made so:", "steps": [
         {"type": "SIM", "release": "CMSSW_1", "generators": ["pythia6"],
          "configuration_files": [{"title": "Script", "script": "a < b"}]}]},
       "unheard_of": {"what": "ever", "nothing": ""}}\
      """;

  private final CernOpenDataMapping mapping =
      new CernOpenDataMapping(new IdentifierSchemes(), new Vocabularies());

  @Test
  void anEntryBecomesADocument() throws IOException {
    assertJson(
        map(ENTRY).path("metadata"),
        """
        {"identifiers": [{"identifier": "https://opendata.cern.ch/record/7", "scheme": "url"}],
         "resource_type": {"id": "dataset"}, "title": "Muons from CMS",
         "additional_titles": [{"title": "The other title", "type": {"id": "alternative-title"}}],
         "creators": [{"person_or_org": {"type": "organizational", "name": "CMS collaboration"}}],
         "publisher": "CERN Open Data Portal", "publication_date": "2017",
         "dates": [
           {"date": "2010/2012", "type": {"id": "collected"}, "description": "2010, 2011, 2012"},
           {"date": "2013", "type": {"id": "other"}, "description": "Reprocessed"}],
         "description": "<p>See <a href=\\"https://opendata.cern.ch/record/9\\">nine</a>, 2&lt;Pt&lt;20.</p>",
         "related_identifiers": [
           {"identifier": "https://opendata.cern.ch/record/14210", "scheme": "url",
            "relation_type": {"id": "references"}},
           {"identifier": "10.7483/X.1", "scheme": "doi", "relation_type": {"id": "isderivedfrom"}},
           {"identifier": "https://opendata.cern.ch/record/1", "scheme": "url",
            "relation_type": {"id": "isderivedfrom"}}],
         "additional_descriptions": [{"description": "<p>Made so:</p>", "type": {"id": "methods"}}],
         "subjects": [{"subject": "education"}], "rights": [{"id": "cc0-1.0"}],
         "languages": [{"id": "eng"}], "formats": ["aod", "root"],
         "sizes": ["1 event", "3 files", "368 GB"]}\
        """);
  }

  @Test
  void whatTheExperimentSaysIsInItsFields() throws IOException {
    assertJson(
        map(ENTRY).path("custom_fields"),
        """
        {"cern:source": "7", "cern:type": ["Dataset", "Collision"],
         "cern:collaboration": {"name": "CMS collaboration", "recid": "451"},
         "cern:date_reprocessed": "2013", "cern:generators": ["pythia6"],
         "cern:methodology": "<ol><li><p><strong>Step:</strong> SIM</p><p><strong>Release:</strong> CMSSW_1</p><p><strong>Generator:</strong> pythia6</p><p>Script</p><pre>a &lt; b</pre></li></ol>",
         "cern:number_events": 1, "cern:number_files": 3, "cern:size_bytes": 367851399906,
         "cern:files": [{"uri": "root://a//b.root", "size": 5, "checksum": "adler32:00"}],
         "cern:links": [
           {"section": "abstract", "recid": "14210", "description": "Validated runs"},
           {"section": "relations", "type": "isChildOf", "recid": "1", "doi": "10.7483/X.1",
            "description": "This dataset was derived from:"},
           {"section": "relations", "type": "isChildOf", "title": "Of no number"}],
         "cern:experiment": ["CMS"], "cern:accelerator": "CERN-LHC",
         "cern:collision_energy": "7TeV", "cern:collision_type": "pp",
         "cern:run_period": ["Run2011A"],
         "cern:extra": {
           "methodology": {"steps": [{"type": "SIM", "release": "CMSSW_1",
             "generators": ["pythia6"],
             "configuration_files": [{"title": "Script", "script": "a < b"}]}]},
           "unheard_of": {"what": "ever"}}}\
        """);
  }

  @Test
  void authorsAreCreatorsAndTheCollaborationThenContributes() throws IOException {
    JsonNode document =
        map(
            entry(
                """
                "collaboration": {"name": "CMS collaboration"}, "authors": [
                  {"name": "Doe, Jane", "orcid": "0000-0001-5727-2427", "inspireid": "INSPIRE-1",
                   "affiliation": "House A; House B; House A"},
                  {"name": "Roe, Ann", "orcid": "0000-0000-0000-0000", "affiliation": ""},
                  {"name": "CMS Open Data group"}]\
                """));
    assertJson(
        document.path("metadata").path("creators"),
        """
        [{"person_or_org": {"type": "personal", "family_name": "Doe", "given_name": "Jane",
           "identifiers": [{"scheme": "orcid", "identifier": "0000-0001-5727-2427"}]},
          "affiliations": [{"name": "House A"}, {"name": "House B"}]},
         {"person_or_org": {"type": "personal", "family_name": "Roe", "given_name": "Ann"}},
         {"person_or_org": {"type": "organizational", "name": "CMS Open Data group"}}]\
        """);
    assertJson(
        document.path("metadata").path("contributors"),
        """
        [{"person_or_org": {"type": "organizational", "name": "CMS collaboration"},
          "role": {"id": "researchgroup"}}]\
        """);
    assertJson(
        document.path("custom_fields").path("cern:extra").path("authors"),
        """
        [{"name": "Doe, Jane", "inspireid": "INSPIRE-1"},
         {"name": "Roe, Ann", "orcid": "0000-0000-0000-0000"}]\
        """);
  }

  @Test
  void aCollaborationGivenByNumberIsTheExperiments() throws IOException {
    JsonNode document =
        map(entry("\"experiment\": [\"CMS\"], \"collaboration\": {\"recid\": \"451\"}"));
    assertThat(document.path("metadata").path("creators").findValue("name").asText())
        .isEqualTo("CMS Collaboration");
  }

  @Test
  void nobodyIsMadeUp() {
    assertThatThrownBy(
            () -> map(entry("\"experiment\": [\"CMS\"], \"collaboration\": {\"recid\": \"\"}")))
        .isInstanceOf(SourceRefused.class)
        .hasMessage("There is neither an author nor a collaboration.");
  }

  @Test
  void anOddPublicationDateIsRefusedAndAnOddOtherDateKept() throws IOException {
    assertThatThrownBy(
            () -> map(entry("\"authors\": [{\"name\": \"A, B\"}]").replace("2017", "soon")))
        .isInstanceOf(SourceRefused.class)
        .hasMessage("date_published is not a date: \"soon\".");
    JsonNode document =
        map(entry("\"authors\": [{\"name\": \"A, B\"}], \"date_created\": [\"Run 2\", \"2011\"]"));
    assertThat(document.path("metadata").path("dates").findValuesAsText("date"))
        .containsExactly("2011");
    assertThat(document.path("custom_fields").path("cern:extra").path("date_created").asText())
        .isEqualTo("Run 2");
  }

  @Test
  void valuesOfAnUnexpectedKindAreKeptAsTheyAre() throws IOException {
    JsonNode document =
        map(
            entry(
                "\"authors\": [{\"name\": \"A, B\"}], \"keywords\": [1, \"x\"],"
                    + " \"distribution\": {\"size\": -1}, \"accelerator\": {\"a\": 1}"));
    assertJson(
        document.path("custom_fields").path("cern:extra"),
        "{\"keywords\": [1, \"x\"], \"distribution\": {\"size\": -1}, \"accelerator\": {\"a\":"
            + " 1}}");
  }

  @ParameterizedTest
  @CsvSource({
    "Dataset, Derived, dataset",
    "Software, Tool, software",
    "Environment, VM, software",
    "Environment, Condition, dataset",
    "Supplementaries, Configuration SIM, software",
    "Supplementaries, Luminosity, dataset",
    "Supplementaries, Trigger, other",
    "Documentation, Activities, lesson",
    "Documentation, Report, publication-report",
    "Documentation, Guide, publication-softwaredocumentation",
    "Documentation, Authors, publication-other",
    "Glossary, Term, other"
  })
  void kindsOfEntryAreResourceTypes(String primary, String secondary, String id)
      throws IOException {
    JsonNode document =
        map(
            entry(
                "\"authors\": [{\"name\": \"A, B\"}], \"type\": {\"primary\": \"%s\", \"secondary\": [\"%s\"]}"
                    .formatted(primary, secondary)));
    assertThat(document.path("metadata").path("resource_type").path("id").asText()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "isChildOf, This dataset was derived from:, isderivedfrom",
    "isChildOf, For citing all the data please see, ispartof",
    "isParentOf, The corresponding MINIAOD dataset:, issourceof",
    "isParentOf, Run 2 data, haspart",
    "isSiblingOf, , isvariantformof",
    "isProducedBy, , iscompiledby",
    "isPartOf, , ispartof",
    "isRelatedTo, , other"
  })
  void relationsAreReadWithTheWordsBeside(String type, String words, String id) {
    assertThat(Links.relationType(type, words)).isEqualTo(id);
  }

  private static String entry(String fields) {
    return "{\"recid\": \"7\", \"title\": \"Muons\", \"date_published\": \"2017\", " + fields + "}";
  }

  private ObjectNode map(String entry) throws IOException {
    return mapping.document((ObjectNode) MAPPER.readTree(entry), new SourceNotes());
  }

  private static void assertJson(JsonNode actual, String expected) throws IOException {
    assertThat(MAPPER.readTree(actual.toString())).isEqualTo(MAPPER.readTree(expected));
  }
}
