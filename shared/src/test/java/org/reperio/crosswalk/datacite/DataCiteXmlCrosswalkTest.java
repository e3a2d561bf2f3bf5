package org.reperio.crosswalk.datacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

class DataCiteXmlCrosswalkTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String KERNEL_4 = "http://datacite.org/schema/kernel-4";
  private static final String REQUIRED =
      """
      <identifier identifierType="DOI">10.1234/ABC</identifier>
      <creators><creator><creatorName>Doe, Jane</creatorName></creator></creators>
      <titles><title>A title</title></titles>
      <publisher>Press</publisher>
      <publicationYear>2020</publicationYear>
      <resourceType resourceTypeGeneral="Dataset"/>
      """;

  @TempDir Path folder;

  private final DataCiteXmlCrosswalk crosswalk =
      new DataCiteXmlCrosswalk(new DataCiteMapping(new IdentifierSchemes(), new Vocabularies()));

  @Test
  void theRequiredFieldsMakeADocument() throws IOException {
    assertJson(
        document(REQUIRED),
        """
        {"metadata": {
           "resource_type": {"id": "dataset"}, "title": "A title",
           "creators": [{"person_or_org":
             {"type": "personal", "family_name": "Doe", "given_name": "Jane"}}],
           "publisher": "Press", "publication_date": "2020"},
         "pids": {"doi": {"identifier": "10.1234/ABC", "provider": "external"}},
         "access": {"record": "public", "files": "public"}, "files": {"enabled": false}}\
        """);
  }

  @Test
  void theDoiIsTheSourcesIdentifier() throws IOException {
    assertThat(read(resource(REQUIRED)))
        .extracting(SourceItem::sourceId)
        .containsExactly("10.1234/ABC");
  }

  /** Open intervals, times, funders' identifiers and kinds that a field does not take. */
  @Test
  void whatEarlierCostTheRecordOrItsMeaningIsKept() throws IOException {
    JsonNode metadata =
        metadata(
            REQUIRED
                + """
                <dates>
                  <date dateType="Coverage">2020-01/</date>
                  <date dateType="Collected">/2020-06</date>
                  <date dateType="Valid">2020-01-01T00:00:00Z/2020-02-01T00:00:00Z</date>
                </dates>
                <fundingReferences><fundingReference>
                  <funderName>Sea Fund</funderName>
                  <funderIdentifier funderIdentifierType="Crossref Funder ID"
                    >https://doi.org/10.13039/501100000780</funderIdentifier>
                  <awardNumber>A-1</awardNumber>
                </fundingReference></fundingReferences>
                <relatedIdentifiers><relatedIdentifier relatedIdentifierType="RAiD"
                  relationType="IsPartOf">https://raid.org/10.26259/6a3bf8b2</relatedIdentifier>
                </relatedIdentifiers>
                """);
    assertThat(metadata.path("dates").findValuesAsText("date"))
        .containsExactly("2020-01/", "/2020-06", "2020-01-01T00:00:00Z/2020-02-01T00:00:00Z");
    assertThat(metadata.at("/funding/0").toString())
        .contains("Sea Fund", "10.13039/501100000780", "A-1");
    assertJson(
        metadata.at("/related_identifiers/0"),
        """
        {"identifier": "https://raid.org/10.26259/6a3bf8b2", "scheme": "other",
         "relation_type": {"id": "ispartof"}}\
        """);
    assertThat(metadata.has("additional_descriptions")).isFalse();
  }

  @Test
  void aDateIssuedInTheYearIsTheMoreExactPublicationDate() throws IOException {
    JsonNode metadata =
        metadata(REQUIRED + "<dates><date dateType=\"Issued\">2020-03-04</date></dates>");
    assertThat(metadata.path("publication_date").asText()).isEqualTo("2020-03-04");
    assertThat(metadata.has("dates")).isFalse();
  }

  @Test
  void aDateIssuedInAnotherYearStaysADate() throws IOException {
    JsonNode metadata =
        metadata(REQUIRED + "<dates><date dateType=\"Issued\">2019-03-04</date></dates>");
    assertThat(metadata.path("publication_date").asText()).isEqualTo("2020");
    assertJson(
        metadata.path("dates"), "[{\"date\": \"2019-03-04\", \"type\": {\"id\": \"issued\"}}]");
  }

  @Test
  void startAndEndDatesOfKernel2AreAnInterval() throws IOException {
    assertJson(
        metadata(
                REQUIRED
                    + "<dates><date dateType=\"StartDate\">2009-04-29</date>"
                    + "<date dateType=\"EndDate\">2010-01-05</date></dates>")
            .path("dates"),
        """
        [{"date": "2009-04-29/2010-01-05", "type": {"id": "other"},
          "description": "Start and end date"}]\
        """);
  }

  @Test
  void aDateThatEdtfDoesNotKnowIsKeptAsANote() throws IOException {
    String content =
        REQUIRED
            + "<dates><date dateType=\"Created\" dateInformation=\"25 BC\">-0024</date></dates>";
    JsonNode metadata = metadata(content);
    assertThat(metadata.has("dates")).isFalse();
    assertThat(notes(content)).contains("Date (Created): -0024 (25 BC)");
  }

  @Test
  void titlesHaveTypesAndLanguages() throws IOException {
    JsonNode metadata =
        metadata(
            REQUIRED.replace(
                "<title>A title</title>",
                """
                <title titleType="Subtitle" xml:lang="en">Sub</title>
                <title xml:lang="en">Main</title>
                <title xml:lang="de">Haupttitel</title>
                <title titleType="AlternativeTitle">Alias</title>
                <title titleType="TranslatedTitle" xml:lang="fr">Titre</title>\
                """));
    assertThat(metadata.path("title").asText()).isEqualTo("Main");
    assertJson(
        metadata.path("additional_titles"),
        """
        [{"title": "Sub", "type": {"id": "subtitle"}, "lang": {"id": "eng"}},
         {"title": "Haupttitel", "type": {"id": "translated-title"}, "lang": {"id": "deu"}},
         {"title": "Alias", "type": {"id": "alternative-title"}},
         {"title": "Titre", "type": {"id": "translated-title"}, "lang": {"id": "fra"}}]\
        """);
  }

  @Test
  void whetherANameIsAPersonsIsSaidOrSeen() throws IOException {
    JsonNode creators =
        metadata(
                creators(
                    "<creatorName nameType=\"Organizational\">Doe, Jane and Sons</creatorName>",
                    "<creatorName nameType=\"Personal\">Augustus</creatorName>",
                    "<creatorName>Observatory of the Sierra, OS</creatorName>",
                    "<creatorName>CERN</creatorName>",
                    "<creatorName>Jane"
                        + " Doe</creatorName><givenName>Jane</givenName><familyName>Doe</familyName>",
                    "<creatorName>Madonna</creatorName><nameIdentifier"
                        + " nameIdentifierScheme=\"ORCID\">"
                        + "https://orcid.org/0000-0001-5727-2427</nameIdentifier>"))
            .path("creators");
    assertThat(creators.findValuesAsText("type"))
        .containsExactly(
            "organizational",
            "personal",
            "organizational",
            "organizational",
            "personal",
            "personal");
    assertThat(creators.get(4).path("person_or_org").path("family_name").asText()).isEqualTo("Doe");
    assertJson(
        creators.get(5).path("person_or_org").path("identifiers"),
        "[{\"identifier\": \"0000-0001-5727-2427\", \"scheme\": \"orcid\"}]");
  }

  @Test
  void blankAndUnusableNameIdentifiersHarmNoName() throws IOException {
    String content =
        creators(
            "<creatorName>Doe, Jane</creatorName><nameIdentifier nameIdentifierScheme=\"ORCID\"/>"
                + "<nameIdentifier nameIdentifierScheme=\"\" schemeURI=\"\"> </nameIdentifier>"
                + "<nameIdentifier nameIdentifierScheme=\"ORCID\">456xyz</nameIdentifier>"
                + "<nameIdentifier nameIdentifierScheme=\"Scopus\">77</nameIdentifier>");
    JsonNode metadata = metadata(content);
    assertThat(metadata.path("creators").get(0).path("person_or_org").has("identifiers")).isFalse();
    assertThat(notes(content))
        .contains("Identifier of Doe, Jane: ORCID 456xyz")
        .contains("Identifier of Doe, Jane: Scopus 77");
  }

  @Test
  void anAffiliationOutsideTheVocabularyIsANameAndItsIdentifierANote() throws IOException {
    String content =
        creators(
            "<creatorName>Doe, Jane</creatorName>"
                + "<affiliation affiliationIdentifier=\"https://ror.org/03yrm5c26\""
                + " affiliationIdentifierScheme=\"ROR\">Some House</affiliation>"
                + "<affiliation>Some House</affiliation><affiliation/>");
    JsonNode metadata = metadata(content);
    assertJson(
        metadata.path("creators").get(0).path("affiliations"), "[{\"name\": \"Some House\"}]");
    assertThat(notes(content)).contains("Identifier of Some House: ROR https://ror.org/03yrm5c26");
  }

  @Test
  void contributorsHaveRolesAndFundersAreFunding() throws IOException {
    String content =
        REQUIRED
            + """
            <contributors>
              <contributor contributorType="DataCollector"><contributorName>Roe, Ann</contributorName></contributor>
              <contributor contributorType="Funder"><contributorName>The Fund</contributorName></contributor>
              <contributor contributorType="Gardener"><contributorName>Poe, Ed</contributorName></contributor>
            </contributors>\
            """;
    JsonNode metadata = metadata(content);
    assertThat(metadata.path("contributors").findValues("role").toString())
        .isEqualTo("[{\"id\":\"datacollector\"}, {\"id\":\"other\"}]");
    assertJson(metadata.path("funding"), "[{\"funder\": {\"name\": \"The Fund\"}}]");
    assertThat(notes(content)).contains("Role of Poe, Ed: Gardener");
  }

  @Test
  void relatedIdentifiersAreBelievedWhenTheyFitTheirScheme() throws IOException {
    String content =
        REQUIRED
            + """
            <relatedIdentifiers>
              <relatedIdentifier relatedIdentifierType="DOI" relationType="IsCitedBy" resourceTypeGeneral="Text">https://doi.org/10.1/x</relatedIdentifier>
              <relatedIdentifier relatedIdentifierType="ISBN" relationType="IsPartOf">not-a-book</relatedIdentifier>
              <relatedIdentifier relatedIdentifierType="URL" relationType="Loves"> https://example.org/a </relatedIdentifier>
            </relatedIdentifiers>\
            """;
    JsonNode metadata = metadata(content);
    assertJson(
        metadata.path("related_identifiers"),
        """
        [{"identifier": "10.1/x", "scheme": "doi", "relation_type": {"id": "iscitedby"},
          "resource_type": {"id": "publication"}},
         {"identifier": "not-a-book", "scheme": "other", "relation_type": {"id": "ispartof"}},
         {"identifier": "https://example.org/a", "scheme": "url", "relation_type": {"id": "other"}}]\
        """);
    assertThat(notes(content))
        .contains("Kind of the related identifier not-a-book: ISBN")
        .contains("Relation to https://example.org/a: Loves");
  }

  @Test
  void whatItIsPublishedInIsAJournalAndACitation() throws IOException {
    ObjectNode document =
        document(
            REQUIRED
                + """
                <relatedItems><relatedItem relationType="IsPublishedIn" relatedItemType="Journal">
                  <relatedItemIdentifier relatedItemIdentifierType="ISSN">1562-6865</relatedItemIdentifier>
                  <titles><title>Journal of Ends</title></titles><publicationYear>1999</publicationYear>
                  <volume>4</volume><issue>2</issue><number numberType="Article">77</number>
                  <firstPage>10</firstPage><lastPage>12</lastPage>
                </relatedItem></relatedItems>\
                """);
    assertJson(
        document.path("custom_fields"),
        """
        {"journal:journal": {"title": "Journal of Ends", "pages": "10-12", "volume": "4",
          "issue": "2", "issn": "1562-6865"}}\
        """);
    assertJson(
        document.path("metadata").path("additional_descriptions"),
        """
        [{"description": "<p>Is published in (journal): Journal of Ends, 1999, volume 4, issue 2, article 77, pages 10-12</p>",
          "type": {"id": "series-information"}}]\
        """);
    assertThat(document.path("metadata").path("related_identifiers")).hasSize(1);
  }

  @Test
  void licencesAreFoundByIdentifierOrAddressElseTheStatementStays() throws IOException {
    String content =
        REQUIRED
            + """
            <rightsList>
              <rights rightsURI="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</rights>
              <rights rightsIdentifier="CC0-1.0" rightsIdentifierScheme="SPDX">Metadata only, please cite</rights>
              <rights xml:lang="de" rightsURI="https://example.org/terms">Nur lesen</rights>
              <rights rightsURI="info:eu-repo/semantics/openAccess">Open Access</rights>
              <rights/>
            </rightsList>\
            """;
    JsonNode metadata = metadata(content);
    assertJson(
        metadata.path("rights"),
        """
        [{"id": "cc-by-4.0"}, {"id": "cc0-1.0"},
         {"title": {"de": "Nur lesen"}, "link": "https://example.org/terms"}]\
        """);
    assertThat(notes(content))
        .contains("Statement of rights: Metadata only, please cite")
        .contains("Access at the source: Open Access (info:eu-repo/semantics/openAccess)");
  }

  @Test
  void kernel2StatesItsRightsWithoutAList() throws IOException {
    List<SourceItem> items =
        read(
            "<resource xmlns=\"http://datacite.org/schema/kernel-2.2\">"
                + REQUIRED
                + "<rights>Ask first</rights></resource>");
    assertJson(
        ((SourceItem.Read) items.get(0)).document().path("metadata").path("rights"),
        "[{\"title\": {\"en\": \"Ask first\"}}]");
  }

  @Test
  void theFirstAbstractIsTheDescription() throws IOException {
    JsonNode metadata =
        metadata(
            REQUIRED
                + """
                <descriptions>
                  <description descriptionType="Methods">We a &lt; b.</description>
                  <description descriptionType="Abstract">One<br/>two

                  three</description>
                  <description descriptionType="Abstract" xml:lang="de">Eins</description>
                  <description descriptionType="Other"/>
                </descriptions>\
                """);
    assertThat(metadata.path("description").asText()).isEqualTo("<p>One\ntwo</p><p>three</p>");
    assertJson(
        metadata.path("additional_descriptions"),
        """
        [{"description": "<p>We a &lt; b.</p>", "type": {"id": "methods"}},
         {"description": "<p>Eins</p>", "type": {"id": "abstract"}, "lang": {"id": "deu"}}]\
        """);
  }

  @Test
  void placesAreGeoJson() throws IOException {
    JsonNode features =
        metadata(
                REQUIRED
                    + """
                    <geoLocations>
                      <geoLocation><geoLocationPlace>Bonn</geoLocationPlace>
                        <geoLocationPoint><pointLongitude>7.1</pointLongitude><pointLatitude>50.7</pointLatitude></geoLocationPoint></geoLocation>
                      <geoLocation><geoLocationPoint>50.7 7.1</geoLocationPoint></geoLocation>
                      <geoLocation><geoLocationBox>10 20 30 40</geoLocationBox></geoLocation>
                      <geoLocation><geoLocationBox><westBoundLongitude>170</westBoundLongitude><eastBoundLongitude>-170</eastBoundLongitude>
                        <southBoundLatitude>-10</southBoundLatitude><northBoundLatitude>10</northBoundLatitude></geoLocationBox></geoLocation>
                      <geoLocation><geoLocationPolygon>
                        <polygonPoint><pointLongitude>0</pointLongitude><pointLatitude>0</pointLatitude></polygonPoint>
                        <polygonPoint><pointLongitude>1</pointLongitude><pointLatitude>0</pointLatitude></polygonPoint>
                        <polygonPoint><pointLongitude>1</pointLongitude><pointLatitude>1</pointLatitude></polygonPoint>
                      </geoLocationPolygon></geoLocation>
                      <geoLocation><geoLocationPlace>Nowhere</geoLocationPlace></geoLocation>
                      <geoLocation><geoLocationPoint>950.7 7.1</geoLocationPoint></geoLocation>
                    </geoLocations>\
                    """)
            .path("locations")
            .path("features");
    assertJson(
        features,
        """
        [{"geometry": {"type": "Point", "coordinates": [7.1, 50.7]}, "place": "Bonn"},
         {"geometry": {"type": "Point", "coordinates": [7.1, 50.7]}},
         {"geometry": {"type": "Polygon", "coordinates":
           [[[20, 10], [40, 10], [40, 30], [20, 30], [20, 10]]]}},
         {"geometry": {"type": "MultiPolygon", "coordinates": [
           [[[170, -10], [180, -10], [180, 10], [170, 10], [170, -10]]],
           [[[-180, -10], [-170, -10], [-170, 10], [-180, 10], [-180, -10]]]]}},
         {"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}},
         {"place": "Nowhere"}]\
        """);
  }

  @Test
  void anAwardWithANumberAloneHasItAsItsTitle() throws IOException {
    String content =
        REQUIRED
            + """
            <fundingReferences>
              <fundingReference><funderName>Fund</funderName>
                <funderIdentifier funderIdentifierType="Crossref Funder ID">10.13039/1</funderIdentifier>
                <awardNumber awardURI="https://example.org/7">7</awardNumber></fundingReference>
              <fundingReference><funderName>Purse</funderName><awardTitle>Great Idea</awardTitle></fundingReference>
            </fundingReferences>\
            """;
    JsonNode metadata = metadata(content);
    assertJson(
        metadata.path("funding"),
        """
        [{"funder": {"name": "Fund", "identifiers":
           [{"identifier": "10.13039/1", "scheme": "crossreffunderid"}]}, "award": {"number": "7", "title": {"en": "7"},
           "identifiers": [{"scheme": "url", "identifier": "https://example.org/7"}]}},
         {"funder": {"name": "Purse"}}]\
        """);
    assertThat(notes(content))
        .doesNotContain("Identifier of the funder")
        .contains("Award of Purse: Great Idea");
  }

  @Test
  void elementsThatNoKernelKnowsAreNotes() throws IOException {
    assertThat(notes(REQUIRED + "<lastMetadataUpdate>2011-01-01</lastMetadataUpdate>"))
        .isEqualTo("lastMetadataUpdate: 2011-01-01");
  }

  @Test
  void whatARecordMustHaveAndLacksIsTheReasonToRefuseIt() throws IOException {
    assertThat(refusal(REQUIRED.replaceAll("<creators>.*</creators>", "")))
        .isEqualTo("There is no creator.");
    assertThat(refusal(REQUIRED.replace("Doe, Jane", " ")))
        .isEqualTo("The name of creator 1 is blank.");
    assertThat(refusal(REQUIRED.replace("A title", ""))).isEqualTo("There is no title.");
    assertThat(refusal(REQUIRED.replaceAll("<publicationYear>.*</publicationYear>", "")))
        .isEqualTo("There is no publicationYear, and no one date of the type Issued.");
    assertThat(refusal(REQUIRED.replace("2020", "MMXX")))
        .isEqualTo("publicationYear is not a year of four digits: \"MMXX\".");
    assertThat(refusal(REQUIRED.replace("10.1234/ABC", "ten"))).isEqualTo("\"ten\" is not a DOI.");
    assertThat(
            refusal(
                creators(
                    "<creatorName>Doe, Jane</creatorName><creatorName>Roe, Ann</creatorName>")))
        .isEqualTo("Creator 1 has 2 creatorName elements where DataCite allows one.");
  }

  @Test
  void manyResourcesMayStandInAnyWrapper() throws IOException {
    List<SourceItem> items =
        read(
            "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>"
                + "<record><metadata>"
                + resource(REQUIRED)
                + "</metadata></record>"
                + "<record><metadata>"
                + resource(REQUIRED.replace("A title", ""))
                + "</metadata></record>"
                + "<record><metadata>"
                + resource(REQUIRED.replace("ABC", "DEF"))
                + "</metadata></record>"
                + "</ListRecords></OAI-PMH>");
    assertThat(items)
        .extracting(SourceItem::sourceId)
        .containsExactly("10.1234/ABC", "10.1234/ABC", "10.1234/DEF");
    assertThat(items.get(1))
        .isEqualTo(new SourceItem.Refused(2, "10.1234/ABC", "There is no title."));
  }

  @Test
  void aFileWithoutResourceIsRefused() throws IOException {
    assertThat(read("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"))
        .containsExactly(
            new SourceItem.Refused(
                1,
                null,
                "There is no DataCite resource in it: the root is feed in the namespace"
                    + " http://www.w3.org/2005/Atom."));
    assertThat(read("<resource xmlns=\"http://example.org/kernel-4\"/>"))
        .hasSize(1)
        .allMatch(SourceItem.Refused.class::isInstance);
  }

  @Test
  void malformedXmlIsRefusedWithItsPlace() throws IOException {
    assertThat(refusalOf("<resource xmlns=\"" + KERNEL_4 + "\">\n<titles>\n</resource>"))
        .startsWith("Malformed XML at line 3, column 3: ");
    assertThat(refusalOf("")).startsWith("Malformed XML at line 1, ");
    assertThat(refusalOf("{\"titles\": []}")).startsWith("Malformed XML at line 1, ");
  }

  @Test
  void documentTypesAndExternalEntitiesAreNotAccepted() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String entity =
        "<!DOCTYPE resource [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + resource(REQUIRED.replace("A title", "&x;"));
    assertThat(refusalOf(entity)).isEqualTo("A document type declaration is not accepted.");
    assertThat(
            refusalOf(
                "<!DOCTYPE resource SYSTEM \"http://127.0.0.1:1/x.dtd\">" + resource(REQUIRED)))
        .isEqualTo("A document type declaration is not accepted.");
  }

  @Test
  void nestingThatNoMetadataNeedsIsRefused() throws IOException {
    assertThat(refusalOf(resource("<a>".repeat(5000) + "</a>".repeat(5000))))
        .isEqualTo("Elements are nested deeper than 32 levels.");
  }

  private static String creators(String... creators) {
    return REQUIRED.replaceAll(
        "<creators>.*</creators>",
        "<creators><creator>"
            + String.join("</creator><creator>", creators)
            + "</creator></creators>");
  }

  private static String resource(String content) {
    return "<resource xmlns=\"" + KERNEL_4 + "\">" + content + "</resource>";
  }

  private String refusal(String content) throws IOException {
    return refusalOf(resource(content));
  }

  private String refusalOf(String xml) throws IOException {
    List<SourceItem> items = read(xml);
    assertThat(items).hasSize(1);
    return ((SourceItem.Refused) items.get(0)).reason();
  }

  private JsonNode metadata(String content) throws IOException {
    return document(content).path("metadata");
  }

  private ObjectNode document(String content) throws IOException {
    List<SourceItem> items = read(resource(content));
    assertThat(items).hasSize(1).allMatch(SourceItem.Read.class::isInstance);
    return ((SourceItem.Read) items.get(0)).document();
  }

  /** The notes on a record, which are no part of its metadata. */
  private String notes(String content) throws IOException {
    SourceItem.Read read = (SourceItem.Read) read(resource(content)).get(0);
    assertThat(read.document().at("/metadata").has("additional_descriptions")).isFalse();
    return String.join("\n", read.notes());
  }

  private List<SourceItem> read(String xml) throws IOException {
    Path file = Files.writeString(folder.resolve("file.xml"), xml);
    try (Stream<SourceItem> items = crosswalk.read(file)) {
      return items.toList();
    }
  }

  private static void assertJson(JsonNode actual, String expected) throws IOException {
    assertThat(MAPPER.readTree(actual.toString())).isEqualTo(MAPPER.readTree(expected));
  }
}
