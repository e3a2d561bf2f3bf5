package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

class CitationsTest {

  private static final Citations CITATIONS = new Citations(ExportFixture.ITEMS, ExportFixture.JSON);

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

  @Test
  void findsStylesByTheirNamesInAddresses() {
    assertThat(CitationStyle.find("modern-language-association")).contains(CitationStyle.MLA);
    assertThat(CitationStyle.find("apa7")).isEmpty();
    assertThat(CitationStyle.find(null)).isEmpty();
  }
}
