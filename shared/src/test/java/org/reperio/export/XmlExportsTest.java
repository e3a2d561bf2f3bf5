package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class XmlExportsTest {

  @Nested
  class DublinCore {

    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private final DublinCoreExport format =
        new DublinCoreExport(ExportFixture.MAPPINGS, ExportFixture.ADDRESS);

    @Test
    void hasTheElementsOfSimpleDublinCore() {
      XmlReading xml = XmlReading.of(format.write(ExportFixture.full()));

      assertThat(xml.root().getLocalName()).isEqualTo("dc");
      assertThat(xml.texts(DC, "title"))
          .startsWith("Freezing <rivers> & their sound: 100% of the \"winter\" season, α to ω");
      assertThat(xml.texts(DC, "creator"))
          .containsExactly(
              "Ångström-Łukasz, Zoë", "Okafor, Chidi", "The River & Ice Collaboration");
      assertThat(xml.texts(DC, "identifier"))
          .startsWith(
              "https://doi.org/10.12345/reperio.k7m2q-4tz81",
              "https://repository.example.org/records/k7m2q-4tz81");
      assertThat(xml.texts(DC, "rights"))
          .contains(
              "info:eu-repo/semantics/openAccess",
              "Creative Commons Attribution 4.0 International");
      assertThat(xml.texts(DC, "language")).containsExactly("eng", "deu");
    }

    @Test
    void namesTheEmbargoTheOaiIdentifierTheConceptAndThePlace() {
      ObjectNode source = ExportFixture.embargoed();
      XmlReading xml = XmlReading.of(format.write(source));

      assertThat(xml.texts(DC, "rights")).contains("info:eu-repo/semantics/embargoedAccess");
      assertThat(xml.texts(DC, "date")).contains("info:eu-repo/date/embargoEnd/2131-12-31");
      assertThat(xml.texts(DC, "identifier")).contains("oai:repository.example.org:k7m2q-4tz81");
      assertThat(xml.texts(DC, "relation"))
          .contains("https://doi.org/10.12345/reperio.f3x9a-0bc55", "arXiv:2403.01234");
      assertThat(xml.texts(DC, "coverage"))
          .anyMatch(place -> place.matches("name=.+; lat=46.23333; lon=6.05"));
    }

    @Test
    void anEmbargoThatIsOverIsNone() {
      ObjectNode source = ExportFixture.embargoed();
      source.withObject("/access").put("status", "open").put("files", "public");
      source.withObject("/access/embargo").put("active", false);
      XmlReading xml = XmlReading.of(format.write(source));

      assertThat(xml.texts(DC, "rights")).contains("info:eu-repo/semantics/openAccess");
      assertThat(xml.texts(DC, "date")).noneMatch(date -> date.contains("embargo"));
    }

    @Test
    void aRecordWithoutFilesIsClosed() {
      ObjectNode source = ExportFixture.full();
      source.withObject("/access").put("status", "metadata-only");

      assertThat(XmlReading.of(format.write(source)).texts(DC, "rights"))
          .contains("info:eu-repo/semantics/closedAccess");
    }

    @Test
    void aDoiIsEncodedInEveryAddress() {
      ObjectNode source = ExportFixture.full();
      source.withObject("/pids/doi").put("identifier", "10.1002/x<1>:#?%é\u2010");

      assertThat(XmlReading.of(format.write(source)).texts(DC, "identifier"))
          .startsWith("https://doi.org/10.1002/x%3C1%3E:%23%3F%25%C3%A9%E2%80%90");
    }

    @Test
    void saysWhenFilesAreRestricted() {
      ObjectNode source = ExportFixture.full();
      source.withObject("/access").put("files", "restricted").put("status", "restricted");

      assertThat(XmlReading.of(format.write(source)).texts(DC, "rights"))
          .contains("info:eu-repo/semantics/restrictedAccess");
    }
  }

  @Nested
  class DataCite {

    private static final String KERNEL = "http://datacite.org/schema/kernel-4";

    private final DataCiteXmlExport format = new DataCiteXmlExport(ExportFixture.DATACITE);

    @Test
    void hasWhatTheKernelWants() {
      XmlReading xml = XmlReading.of(format.write(ExportFixture.full()));

      assertThat(xml.texts(KERNEL, "identifier")).containsExactly("10.12345/reperio.k7m2q-4tz81");
      assertThat(xml.texts(KERNEL, "publisher")).containsExactly("Reperio Press");
      assertThat(xml.texts(KERNEL, "publicationYear")).containsExactly("2024");
      Element type = xml.elements(KERNEL, "resourceType").get(0);
      assertThat(type.getAttribute("resourceTypeGeneral")).isEqualTo("JournalArticle");
    }

    @Test
    void qualifiesPeopleDatesAndRelations() {
      XmlReading xml = XmlReading.of(format.write(ExportFixture.full()));

      assertThat(xml.texts(KERNEL, "nameIdentifier")).contains("0000-0002-1825-0097", "02ex6cf31");
      assertThat(xml.elements(KERNEL, "affiliation").get(0).getAttribute("affiliationIdentifier"))
          .isEqualTo("https://ror.org/01ggx4157");
      assertThat(xml.elements(KERNEL, "contributor"))
          .extracting(contributor -> contributor.getAttribute("contributorType"))
          .containsExactly("Editor", "DataCollector");
      assertThat(xml.elements(KERNEL, "date"))
          .extracting(date -> date.getAttribute("dateType"))
          .containsExactly("Issued", "Collected", "Accepted", "Updated");
      assertThat(xml.elements(KERNEL, "relatedIdentifier"))
          .extracting(work -> work.getAttribute("relationType") + " " + work.getTextContent())
          .containsExactly(
              "IsSupplementedBy 10.12345/data.77",
              "IsSupplementedBy https://example.org/code/icesound",
              "IsVersionOf arXiv:2403.01234",
              "IsVersionOf 10.12345/reperio.f3x9a-0bc55");
    }

    @Test
    void statesAccessAndWhenTheFilesAreAvailable() {
      XmlReading xml = XmlReading.of(format.write(ExportFixture.embargoed()));

      assertThat(xml.elements(KERNEL, "rights"))
          .extracting(right -> right.getAttribute("rightsURI"))
          .contains("info:eu-repo/semantics/embargoedAccess");
      assertThat(xml.elements(KERNEL, "date"))
          .extracting(date -> date.getAttribute("dateType") + " " + date.getTextContent())
          .contains("Available 2131-12-31", "Updated 2025-01-09");
      assertThat(xml.elements(KERNEL, "alternateIdentifier"))
          .extracting(
              other -> other.getAttribute("alternateIdentifierType") + " " + other.getTextContent())
          .startsWith(
              "URL https://repository.example.org/records/k7m2q-4tz81",
              "oai oai:repository.example.org:k7m2q-4tz81")
          .noneMatch(other -> other.startsWith("DOI"));
    }

    @Test
    void writesABoxAsABox() {
      ObjectNode source = ExportFixture.full();
      source
          .withObject("/metadata/locations")
          .set(
              "features",
              ExportFixture.record(
                      """
                      {"features": [{"geometry": {"type": "Polygon", "coordinates":
                        [[[5.5, 46], [7, 46], [7, 47.25], [5.5, 47.25], [5.5, 46]]]}},
                        {"geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}}]}\
                      """)
                  .get("features"));
      XmlReading xml = XmlReading.of(format.write(source));

      assertThat(xml.elements(KERNEL, "geoLocation")).hasSize(1);
      assertThat(xml.texts(KERNEL, "westBoundLongitude")).containsExactly("5.5");
      assertThat(xml.texts(KERNEL, "eastBoundLongitude")).containsExactly("7");
      assertThat(xml.texts(KERNEL, "southBoundLatitude")).containsExactly("46");
      assertThat(xml.texts(KERNEL, "northBoundLatitude")).containsExactly("47.25");
      assertThat(xml.elements(KERNEL, "polygonPoint")).isEmpty();
    }

    @Test
    void writesTheWordsOfKernelFourSeven() {
      ObjectNode source = ExportFixture.full();
      source.withObject("/metadata/resource_type").put("id", "poster");
      source
          .withObject("/metadata")
          .set(
              "related_identifiers",
              ExportFixture.record(
                      """
                      {"all": [{"scheme": "raid", "identifier": "10.26259/6a3bf8b2",
                          "relation_type": {"id": "ispartof"}},
                        {"scheme": "swh", "identifier": "swh:1:cnt:94a9",
                          "relation_type": {"id": "other"}},
                        {"scheme": "url", "identifier": "https://example.org/",
                          "relation_type": {"id": "inspires", "title": {"en": "Inspires"}}}]}\
                      """)
                  .get("all"));
      XmlReading xml = XmlReading.of(format.write(source));

      assertThat(xml.elements(KERNEL, "resourceType").get(0).getAttribute("resourceTypeGeneral"))
          .isEqualTo("Poster");
      assertThat(xml.elements(KERNEL, "relatedIdentifier"))
          .extracting(
              work ->
                  work.getAttribute("relatedIdentifierType")
                      + " "
                      + work.getAttribute("relationType")
                      + work.getAttribute("relationTypeInformation"))
          .startsWith("RAiD IsPartOf", "SWHID Other", "URL OtherInspires");
      assertThat(format.schema()).contains("kernel-4.7");
    }

    @Test
    void putsLongitudeAndLatitudeInTheirPlaces() {
      XmlReading xml = XmlReading.of(format.write(ExportFixture.full()));

      assertThat(xml.texts(KERNEL, "pointLongitude")).startsWith("6.05");
      assertThat(xml.texts(KERNEL, "pointLatitude")).startsWith("46.23333");
      // A triangle with a right angle is no box.
      assertThat(xml.elements(KERNEL, "polygonPoint")).hasSize(4);
    }
  }

  @Nested
  class Marc {

    private static final String SLIM = "http://www.loc.gov/MARC21/slim";

    private final XmlReading xml =
        XmlReading.of(
            new MarcXmlExport(ExportFixture.MAPPINGS, ExportFixture.ADDRESS)
                .write(ExportFixture.full()));

    private String field(String tag) {
      return xml.elements(SLIM, "datafield").stream()
          .filter(field -> field.getAttribute("tag").equals(tag))
          .map(Element::getTextContent)
          .findFirst()
          .orElse("none");
    }

    @Test
    void makesTheFirstCreatorTheMainEntry() {
      assertThat(field("100")).startsWith("Ångström-Łukasz, Zoë").contains("(orcid)");
      assertThat(field("700")).startsWith("Okafor, Chidi");
      assertThat(field("710")).startsWith("The River & Ice Collaboration");
      assertThat(field("110")).isEqualTo("none");
    }

    @Test
    void numbersAndTimes() {
      assertThat(xml.texts(SLIM, "controlfield"))
          .containsExactly("k7m2q-4tz81", "20250109110210.0");
      assertThat(field("024")).isEqualTo("10.12345/reperio.k7m2q-4tz81doi");
      assertThat(field("020")).isEqualTo("978-3-16-148410-0");
      assertThat(field("773")).startsWith("Journal of Cold Waters12");
    }
  }

  @Test
  void dropsCharactersThatXmlCannotHold() {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata").put("title", "a\u0001b\uFFFFc \uD83E\uDDCA");

    String written =
        new DublinCoreExport(ExportFixture.MAPPINGS, ExportFixture.ADDRESS).write(source);

    assertThat(XmlReading.of(written).texts("http://purl.org/dc/elements/1.1/", "title"))
        .startsWith("abc \uD83E\uDDCA");
  }
}
