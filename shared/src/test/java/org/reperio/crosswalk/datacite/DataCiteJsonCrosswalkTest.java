package org.reperio.crosswalk.datacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.crosswalk.SourceItem;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

class DataCiteJsonCrosswalkTest {

  private static final String ATTRIBUTES =
      """
      {"doi": "10.1234/abc", "creators": [{"name": "Doe, Jane", "nameType": "Personal",
         "givenName": "Jane", "familyName": "Doe", "affiliation": ["House A", {"name": "House B"}],
         "nameIdentifiers": []}],
       "titles": [{"title": "A title"}], "publisher": "Press", "publicationYear": 2020,
       "types": {"resourceTypeGeneral": "Software", "ris": "COMP"}, "language": "en",
       "url": "https://example.org/landing", "state": "findable", "viewCount": 7, "sizes": ["1 MB"],
       "identifiers": [{"identifier": "https://doi.org/10.1234/abc", "identifierType": "DOI"}],
       "container": {"type": "Journal", "title": "Journal of Ends", "identifier": "1562-6865",
         "identifierType": "ISSN", "volume": "4", "firstPage": "1"}}\
      """;

  @TempDir Path folder;

  private final DataCiteJsonCrosswalk crosswalk =
      new DataCiteJsonCrosswalk(new DataCiteMapping(new IdentifierSchemes(), new Vocabularies()));

  @Test
  void theAttributesOfADoiMakeADocument() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(single(ATTRIBUTES).toString()))
        .isEqualTo(
            mapper.readTree(
                """
                {"metadata": {
                   "resource_type": {"id": "software"}, "title": "A title",
                   "creators": [{"person_or_org":
                       {"type": "personal", "family_name": "Doe", "given_name": "Jane"},
                     "affiliations": [{"name": "House A"}, {"name": "House B"}]}],
                   "publisher": "Press", "publication_date": "2020", "languages": [{"id": "eng"}],
                   "identifiers": [{"identifier": "https://example.org/landing", "scheme": "url"}],
                   "sizes": ["1 MB"]},
                 "custom_fields": {"journal:journal":
                   {"title": "Journal of Ends", "volume": "4", "pages": "1", "issn": "1562-6865"}},
                 "pids": {"doi": {"identifier": "10.1234/abc", "provider": "external"}},
                 "access": {"record": "public", "files": "public"}, "files": {"enabled": false}}\
                """));
  }

  @Test
  void allOfTheApisAnswersAreUnderstood() throws IOException {
    String resource =
        "{\"id\": \"10.1234/abc\", \"type\": \"dois\", \"attributes\": " + ATTRIBUTES + "}";
    String line = ATTRIBUTES.replace("\n", " ");
    for (String content :
        List.of(
            ATTRIBUTES,
            resource,
            "{\"data\": " + resource + "}",
            "{\"data\": [" + resource + ", " + resource + "], \"meta\": {\"total\": 2}}",
            "[" + ATTRIBUTES + "]",
            line + "\n" + line + "\n")) {
      assertThat(read(content))
          .isNotEmpty()
          .allMatch(
              item -> item instanceof SourceItem.Read && item.sourceId().equals("10.1234/abc"));
    }
  }

  @Test
  void aPublisherMayBeAnObject() throws IOException {
    List<SourceItem> items =
        read(
            ATTRIBUTES.replace(
                "\"Press\"",
                "{\"name\": \"Press\", \"publisherIdentifier\": \"https://ror.org/04z8jg394\","
                    + " \"publisherIdentifierScheme\": \"ROR\"}"));
    SourceItem.Read read = (SourceItem.Read) items.get(0);
    assertThat(read.document().at("/metadata/publisher").asText()).isEqualTo("Press");
    assertThat(read.document().at("/metadata").has("additional_descriptions")).isFalse();
    assertThat(read.notes())
        .containsExactly("Identifier of the publisher: ROR https://ror.org/04z8jg394");
  }

  @Test
  void fieldsOfAnUnexpectedKindAreNoReasonToFail() throws IOException {
    ObjectNode document =
        single(
            "{\"doi\": \"10.1/x\", \"titles\": [\"Bare title\"], \"creators\": {\"name\":"
                + " \"CERN\"}, \"publicationYear\": \"2020\", \"subjects\": [\"one\", null, 5],"
                + " \"dates\": [3], \"types\": null, \"descriptions\": [\"Some words\"], \"sizes\":"
                + " [{}], \"relatedIdentifiers\": [{}], \"geoLocations\": [null, {}],"
                + " \"rightsList\": [{}]}");
    assertThat(document.path("metadata").toString())
        .isEqualTo(
            "{\"resource_type\":{\"id\":\"other\"},\"title\":\"Bare"
                + " title\",\"creators\":[{\"person_or_org\":"
                + "{\"type\":\"organizational\",\"name\":\"CERN\"}}],\"publication_date\":\"2020\","
                + "\"subjects\":[{\"subject\":\"one\"},{\"subject\":\"5\"}],\"additional_descriptions\":[{\"description\":\"<p>Some"
                + " words</p>\",\"type\":{\"id\":\"other\"}}]}");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    assertThat(read("{\"doi\": \"10.1/x\"}\n{\"a\": 1}\n"))
        .containsExactly(
            new SourceItem.Refused(1, "10.1/x", "There is no title."),
            new SourceItem.Refused(2, null, "There is no title."));
  }

  private ObjectNode single(String content) throws IOException {
    List<SourceItem> items = read(content);
    assertThat(items).hasSize(1).allMatch(SourceItem.Read.class::isInstance);
    return ((SourceItem.Read) items.get(0)).document();
  }

  private List<SourceItem> read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file.json"), content);
    try (Stream<SourceItem> items = crosswalk.read(file)) {
      return items.toList();
    }
  }
}
