package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

class CitationsTest {

  private static final Citations CITATIONS = ExportFixture.citations();

  @Test
  void citesInApa() {
    assertThat(CITATIONS.cite(ExportFixture.full(), CitationStyle.APA))
        .startsWith("Ångström-Łukasz, Z., Okafor, C., & The River & Ice Collaboration. (2024).")
        .contains("Freezing <rivers> & their sound")
        .contains("Journal of Cold Waters, 12(3), 145–158")
        .endsWith("https://doi.org/10.12345/reperio.k7m2q-4tz81");
  }

  @ParameterizedTest
  @EnumSource(CitationStyle.class)
  void everyStyleCitesEveryRecord(CitationStyle style) {
    assertThat(CITATIONS.cite(ExportFixture.full(), style))
        .contains("2024")
        .contains("Ångström-Łukasz")
        .doesNotContain("\n");
    for (ObjectNode odd : ExportFixture.odd()) {
      CITATIONS.cite(odd, style);
    }
    assertThat(CITATIONS.cite(ExportFixture.odd().get(2), style)).containsIgnoringCase("title");
  }

  @Test
  void citesEveryKindOfResource() {
    for (Term type : new Vocabularies().all("resourcetypes")) {
      ObjectNode one = ExportFixture.full();
      one.withObject("/metadata/resource_type").put("id", type.id());

      assertThat(CITATIONS.cite(one, CitationStyle.CHICAGO))
          .as(type.id())
          .containsIgnoringCase("freezing");
    }
  }

  @Test
  void doesNotMixUpRecordsThatAreCitedAtTheSameTime() {
    List<ObjectNode> records =
        IntStream.range(0, 60)
            .mapToObj(
                number -> {
                  ObjectNode one = ExportFixture.full();
                  one.put("id", "id-" + number);
                  one.withObject("/metadata").put("title", "Unmistakable " + number + " end");
                  return one;
                })
            .toList();

    records.parallelStream()
        .forEach(
            one ->
                assertThat(CITATIONS.cite(one, CitationStyle.IEEE))
                    .containsIgnoringCase(one.at("/metadata/title").asText()));
  }

  @ParameterizedTest
  @CsvSource({
    "vancouver, nlm-citation-sequence",
    "chicago-fullnote-bibliography, chicago-notes-bibliography",
    "modern-language-association-8th-edition, modern-language-association",
    "apa-5th-edition, apa",
    "harvard1, harvard-cite-them-right",
    "acta-biomaterialia, elsevier-with-titles"
  })
  void aStyleIsFoundByItsOldNameAndByItsJournals(String asked, String style) {
    assertThat(CITATIONS.cite(ExportFixture.full(), asked, "en-US"))
        .isEqualTo(CITATIONS.cite(ExportFixture.full(), style, "en-US"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-style", "https://example.org/x.csl", "../apa", "APA", "", "a/b"})
  void anUnknownStyleIsRefused(String style) {
    assertThatThrownBy(() -> CITATIONS.cite(ExportFixture.full(), style, "en-US"))
        .isInstanceOf(UnknownStyle.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2018/2020-09, 2018–2020",
    "2018-03/2020, 2018–2020",
    "2020-02/2020-02-29, 2020",
    "2024/2024, 2024",
    "0000, 2024x"
  })
  void intervalsOfTwoPrecisionsAreCitedByTheLessExact(String date, String cited) {
    ObjectNode record = ExportFixture.full();
    record.withObject("/metadata").put("publication_date", date);

    String citation = CITATIONS.cite(record, CitationStyle.HARVARD);
    assertThat(citation).contains("Freezing");
    if (!cited.endsWith("x")) {
      assertThat(citation).contains("(" + cited + ")");
    }
  }

  @Test
  void aRecordThatAStyleCannotCiteIsCitedPlainly() {
    var broken =
        new CslItems(ExportFixture.MAPPINGS, ExportFixture.ADDRESS) {
          @Override
          public ObjectNode of(BibliographicRecord source) {
            throw new IllegalStateException("a fault of a library");
          }
        };
    Citations citations = new Citations(broken, ExportFixture.ADDRESS, ExportFixture.JSON);

    assertThat(citations.cite(ExportFixture.full(), CitationStyle.APA))
        .isEqualTo(
            "Ångström-Łukasz, Zoë; Okafor, Chidi; The River & Ice Collaboration (2024-03-14)."
                + " Freezing <rivers> & their sound: 100% of the \"winter\" season, α to ω."
                + " Reperio Press. https://doi.org/10.12345/reperio.k7m2q-4tz81");
  }

  @Test
  void aStyleForNotesOnlyCitesAsInANote() {
    assertThat(CITATIONS.cite(ExportFixture.full(), "chicago-notes", "en-US"))
        .contains("Freezing <rivers>")
        .contains("Ångström-Łukasz");
  }

  @Test
  void titlesAreCitedWithoutMarkup() {
    ObjectNode record = ExportFixture.full();
    record
        .withObject("/metadata")
        .put("title", "<i>Homo sapiens</i> in H<sub>2</sub>O, x &lt; y, <rivers>");

    assertThat(CITATIONS.cite(record, CitationStyle.APA))
        .contains("Homo sapiens in H2O, x < y, <rivers>");
  }

  @Test
  void findsStylesByTheirNamesInAddresses() {
    assertThat(CitationStyle.find("modern-language-association")).contains(CitationStyle.MLA);
    assertThat(CitationStyle.find("apa7")).isEmpty();
    assertThat(CitationStyle.find(null)).isEmpty();
  }
}
