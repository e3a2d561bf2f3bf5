package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.reperio.bibliography.BibliographicRecord;

class CslExportTest {

  private static JsonNode item(JsonNode source) {
    return ExportFixture.ITEMS.of(new BibliographicRecord((ObjectNode) source));
  }

  @Test
  void namesPeopleAndOrganisationsApart() {
    JsonNode item = item(ExportFixture.full());

    assertThat(item.at("/author/0/family").asText()).isEqualTo("Ångström-Łukasz");
    assertThat(item.at("/author/0/given").asText()).isEqualTo("Zoë");
    assertThat(item.at("/author/2/literal").asText()).isEqualTo("The River & Ice Collaboration");
    assertThat(item.at("/editor/0/family").asText()).isEqualTo("Ito");
  }

  @Test
  void carriesTypeDateAndJournal() {
    JsonNode item = item(ExportFixture.full());

    assertThat(item.path("type").asText()).isEqualTo("article-journal");
    assertThat(item.at("/issued/date-parts/0")).hasToString("[2024,3,14]");
    assertThat(item.path("container-title").asText()).isEqualTo("Journal of Cold Waters");
    assertThat(item.path("DOI").asText()).isEqualTo("10.12345/reperio.k7m2q-4tz81");
    assertThat(item.path("abstract").asText())
        .startsWith("We listened to rivers as they froze. The sound changes")
        .contains("H2O & ice at 48 kHz")
        .doesNotContain("<");
  }

  @Test
  void writesIntervalsAsTwoDates() {
    JsonNode item =
        item(ExportFixture.record("{\"metadata\": {\"publication_date\": \"1939/1945-05\"}}"));

    assertThat(item.at("/issued/date-parts")).hasToString("[[1939],[1945,5]]");
  }

  @Test
  void leavesOutDatesThatAreNone() {
    JsonNode item =
        item(ExportFixture.record("{\"metadata\": {\"publication_date\": \"sometime\"}}"));

    assertThat(item.has("issued")).isFalse();
  }
}
