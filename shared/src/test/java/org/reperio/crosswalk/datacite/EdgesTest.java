package org.reperio.crosswalk.datacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.export.DataCiteMetadata;
import org.reperio.export.RecordAddress;
import org.reperio.export.TermMappings;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.site.SiteAddress;
import org.reperio.vocabulary.Vocabularies;

/** Values of DataCite that the model lacks are imported all the same, and exported again. */
class EdgesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Vocabularies VOCABULARIES = new Vocabularies();
  private static final IdentifierSchemes SCHEMES = new IdentifierSchemes();
  private static final DataModel RDM =
      new DataModels(VOCABULARIES, SCHEMES, Optional.empty()).get("rdm");
  private static final DataCiteMetadata DATACITE =
      new DataCiteMetadata(
          new TermMappings(VOCABULARIES),
          new RecordAddress(
              new SiteAddress(java.net.URI.create("https://repository.example.org"))));

  private static ObjectNode takenIn(String more) throws Exception {
    return takenIn(more, new SourceNotes());
  }

  private static ObjectNode takenIn(String more, SourceNotes notes) throws Exception {
    ObjectNode source =
        (ObjectNode)
            JSON.readTree(
                """
                {"doi": "10.9999/a", "titles": [{"title": "A part of a project"}],
                 "creators": [{"name": "Tidal Survey Group", "nameType": "Organizational"}],
                 "publisher": "Tidal Press", "publicationYear": 2026,
                 "types": {"resourceTypeGeneral": "Dataset"}, %s}\
                """
                    .formatted(more));
    ObjectNode document =
        RDM.normalize(new DataCiteMapping(SCHEMES, VOCABULARIES).document(source, notes));
    assertThat(RDM.validate(document)).isEmpty();
    return document;
  }

  private static JsonNode out(ObjectNode document) {
    return DATACITE.of(new BibliographicRecord(RDM.dereference(document)));
  }

  @ParameterizedTest
  @CsvSource({
    "RAiD, https://raid.org/10.26259/6a3bf8b2",
    "ORCID, 0000-0002-1825-0097",
    "ROR, https://ror.org/04wxnsj81",
    "GND, 118540238",
    "Email, someone@example.org",
    "SWHID, swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2",
    "DOI, not a doi",
    "Nonsense, whatever it is"
  })
  void anIdentifierThatTheFieldDoesNotTakeIsKeptAsOther(String type, String value)
      throws Exception {
    var notes = new SourceNotes();
    ObjectNode document =
        takenIn(
            """
            "relatedIdentifiers": [{"relatedIdentifier": "%2$s", "relatedIdentifierType": "%1$s",
              "relationType": "IsPartOf"}],
            "alternateIdentifiers": [{"alternateIdentifier": "%2$s",
              "alternateIdentifierType": "%1$s"}]\
            """
                .formatted(type, value),
            notes);

    for (String field : new String[] {"related_identifiers", "identifiers"}) {
      JsonNode kept = document.at("/metadata/" + field + "/0");
      assertThat(kept.path("identifier").asText()).isEqualTo(value);
      assertThat(kept.path("scheme").asText()).isEqualTo("other");
    }
    assertThat(document.at("/metadata").has("additional_descriptions")).isFalse();
    assertThat(notes.all())
        .containsExactlyInAnyOrder(
            "Kind of the related identifier " + value + ": " + type,
            "Kind of the identifier " + value + ": " + type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01/",
        "/2020-06",
        "../2020-06",
        "2020-01-01T00:00:00Z/2020-02-01T00:00:00Z",
        "2020-01-01T00:00:00Z/",
        "2019-11",
        "2026-04-03T12:30:00+02:00"
      })
  void openDatesAndTimesComeOutAgain(String date) throws Exception {
    ObjectNode document =
        takenIn("\"dates\": [{\"date\": \"%s\", \"dateType\": \"Coverage\"}]".formatted(date));

    assertThat(document.at("/metadata/dates/0/date").asText()).isEqualTo(date);
    assertThat(StreamSupport.stream(out(document).path("dates").spliterator(), false))
        .anyMatch(
            written ->
                written.path("date").asText().equals(date)
                    && written.path("dateType").asText().equals("Coverage"));
    JsonNode range =
        RDM.indexDocument(RDM.dereference(document)).at("/metadata/dates/0/date_range");
    assertThat(range.isObject()).isTrue();
    assertThat(range.has("gte")).isEqualTo(!date.startsWith("/") && !date.startsWith(".."));
    assertThat(range.has("lte")).isEqualTo(!date.endsWith("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://doi.org/10.13039/501100000780, Crossref Funder ID",
    "https://ror.org/03yrm5c26, ROR",
    "grid.9132.9, GRID",
    "whatever 7, Other"
  })
  void aFundersIdentifierComesOutAgain(String identifier, String type) throws Exception {
    ObjectNode document =
        takenIn(
            """
            "fundingReferences": [{"funderName": "Sea Fund", "funderIdentifier": "%s",
              "funderIdentifierType": "%s", "awardNumber": "A-1"}]\
            """
                .formatted(identifier, type));

    JsonNode reference = out(document).at("/fundingReferences/0");
    assertThat(reference.path("funderName").asText()).isEqualTo("Sea Fund");
    assertThat(reference.path("funderIdentifier").asText()).isEqualTo(identifier);
    assertThat(reference.path("funderIdentifierType").asText()).isEqualTo(type);
  }

  @Test
  void whatTheAccessTermSaysIsNoLicence() throws Exception {
    ObjectNode document =
        takenIn(
            """
            "rightsList": [{"rights": "Open Access",
              "rightsUri": "info:eu-repo/semantics/openAccess"}]\
            """);

    assertThat(document.at("/metadata").has("rights")).isFalse();
  }
}
