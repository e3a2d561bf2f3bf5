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
    void saysWhenFilesAreRestricted() {
      ObjectNode source = ExportFixture.full();
      source.withObject("/access").put("files", "restricted");

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
          .containsExactly("Issued", "Collected", "Accepted");
      assertThat(xml.elements(KERNEL, "relatedIdentifier"))
          .extracting(work -> work.getAttribute("relationType") + " " + work.getTextContent())
          .containsExactly(
              "IsSupplementedBy 10.12345/data.77",
              "IsSupplementedBy https://example.org/code/icesound",
              "IsVersionOf arXiv:2403.01234",
              "IsVersionOf 10.12345/reperio.f3x9a-0bc55");
    }

    @Test
    void putsLongitudeAndLatitudeInTheirPlaces() {
      XmlReading xml = XmlReading.of(format.write(ExportFixture.full()));

      assertThat(xml.texts(KERNEL, "pointLongitude")).startsWith("6.05");
      assertThat(xml.texts(KERNEL, "pointLatitude")).startsWith("46.23333");
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
