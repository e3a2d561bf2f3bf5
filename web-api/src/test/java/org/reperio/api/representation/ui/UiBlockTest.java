package org.reperio.api.representation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UiBlockTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode ui(String record, String language) throws JsonProcessingException {
    return UiBlock.of((ObjectNode) JSON.readTree(record), Language.accepted(language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020|en|2020|2020",
        "2020-06|en|Jun 2020|June 2020",
        "2020-06-01|en|Jun 1, 2020|June 1, 2020",
        "2020-06|de|06.2020|Juni 2020",
        "2020-06-01|de|01.06.2020|1. Juni 2020",
        "2020-06|es|jun 2020|junio de 2020",
        "2020-06|ja|2020/06|2020年6月",
        "1939/1945|en|1939 – 1945|1939 – 1945",
        "2020-05-30/2020-06|fr|30 mai 2020 – juin 2020|30 mai 2020 – juin 2020"
      })
  void datesAreInWords(String date, String language, String medium, String full) {
    Locale locale = Locale.forLanguageTag(language);
    assertThat(DatesInWords.edtf(date, FormatStyle.MEDIUM, locale)).contains(medium);
    assertThat(DatesInWords.edtf(date, FormatStyle.LONG, locale)).contains(full);
  }

  @Test
  void everyLanguageOfTheRuntimeHasItsMonths() {
    for (Locale locale : Locale.getAvailableLocales()) {
      for (FormatStyle style : new FormatStyle[] {FormatStyle.MEDIUM, FormatStyle.LONG}) {
        assertThat(DatesInWords.edtf("2020-06", style, locale)).as(locale.toString()).isPresent();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"de-CH,de;q=0.9|de-CH", "xx,fr;q=0.5|fr", "*|en", "en;q=;;|en", "-,;|en", "''|en"})
  void theLanguageIsTheFirstKnownOne(String header, String tag) {
    assertThat(Language.accepted(header).locale().toLanguageTag()).isEqualTo(tag);
  }

  @Test
  void affiliationsAreNumberedOnce() throws JsonProcessingException {
    JsonNode creators =
        ui(
                """
                {"metadata": {"creators": [
                  {"person_or_org": {"name": "A"}, "affiliations": [{"id": "01", "name": "Lab"}]},
                  {"person_or_org": {"name": "B"},
                   "affiliations": [{"name": "Sea"}, {"id": "01", "name": "Lab"}],
                   "role": {"id": "editor", "title": {"en": "Editor", "de": "Herausgeberin"}}}]}}""",
                "de")
            .get("creators");
    assertThat(creators.get("affiliations").toString())
        .isEqualTo("[[1,\"Lab\",\"01\"],[2,\"Sea\",null]]");
    assertThat(creators.at("/creators/1/affiliations").toString())
        .isEqualTo("[[2,\"Sea\"],[1,\"Lab\"]]");
    assertThat(creators.at("/creators/1/role/title").asText()).isEqualTo("Herausgeberin");
  }

  @Test
  void termsHaveTheirTitleInTheLanguage() throws JsonProcessingException {
    String record =
        """
        {"metadata": {"resource_type": {"id": "dataset", "title": {"en": "Dataset", "sv": "Dataset!"}},
          "languages": [{"id": "eng", "title": {"en": "English"}}],
          "rights": [{"id": "cc0", "title": {"en": "Zero"}, "description": {"en": "None kept"},
            "icon": "cc", "props": {"url": "https://x.example"}}, {"title": {"fr": "Libre"}}],
          "related_identifiers": [{"identifier": "10.1/x", "scheme": "doi",
            "relation_type": {"id": "cites", "title": {"en": "Cites"}}}]},
         "custom_fields": {"code:languages": [{"id": "c", "title": {"en": "C"}}], "a:b": "x"}}""";
    assertThat(ui(record, "sv").at("/resource_type/title_l10n").asText()).isEqualTo("Dataset!");
    ObjectNode english = ui(record, null);
    assertThat(english.at("/languages/0").toString())
        .isEqualTo("{\"id\":\"eng\",\"title_l10n\":\"English\"}");
    assertThat(english.at("/rights/0/description_l10n").asText()).isEqualTo("None kept");
    assertThat(english.at("/rights/1/title_l10n").asText()).isEqualTo("Libre");
    assertThat(english.at("/related_identifiers/0/relation_type/title_l10n").asText())
        .isEqualTo("Cites");
    assertThat(english.at("/custom_fields/code:languages/0").toString())
        .isEqualTo("{\"id\":\"c\",\"title_l10n\":\"C\"}");
  }

  @Test
  void accessIsExplained() throws JsonProcessingException {
    JsonNode status =
        ui(
                """
                {"access": {"record": "public", "files": "restricted", "status": "embargoed",
                  "embargo": {"active": true, "until": "2031-02-03"}},
                 "files": {"enabled": true}, "metadata": {}}""",
                "en")
            .get("access_status");
    assertThat(status.get("id").asText()).isEqualTo("embargoed");
    assertThat(status.get("embargo_date_l10n").asText()).isEqualTo("February 3, 2031");
    assertThat(status.get("description_l10n").asText()).contains("files").contains("2031");
    assertThat(status.get("message_class").asText()).isEqualTo("warning");
  }

  @Test
  void publishingInformationIsOneLineEach() throws JsonProcessingException {
    JsonNode lines =
        ui(
                """
                {"metadata": {"publication_date": "2021-04", "publisher": "P"},
                 "custom_fields": {
                   "journal:journal": {"title": "Ice", "volume": "3", "issue": "2", "pages": "1-9",
                     "issn": "1234-5679"},
                   "imprint:imprint": {"title": "Book", "edition": "2nd", "pages": "10",
                     "place": "Oslo"},
                   "thesis:thesis": {"university": "U", "department": "D", "type": "PhD"}}}""",
                "en")
            .get("publishing_information");
    assertThat(lines.get("journal").asText()).isEqualTo("Ice, 3(2), 1-9, ISSN: 1234-5679, 2021.");
    assertThat(lines.get("imprint").asText()).isEqualTo("Book 2nd ed., 10. Oslo.");
    assertThat(lines.get("thesis").asText()).isEqualTo("U (D), PhD");
  }

  @Test
  void whoRemovedARecordIsNotNamed() throws JsonProcessingException {
    String record =
        """
        {"metadata": {}, "parent": {"access": {"owned_by": {"user": "7"}}},
         "tombstone": {"is_visible": %s, "removed_by": {"user": "%s"}, "note": "n",
           "removal_date": "2024-05-06T07:08:09+00:00",
           "removal_reason": {"id": "spam", "title": {"en": "Spam"}}}}""";
    assertThat(ui(record.formatted("true", "7"), "en").at("/tombstone/removed_by").asText())
        .isEqualTo("Owner");
    ObjectNode ui = ui(record.formatted("true", "8"), "en");
    assertThat(ui.at("/tombstone/removed_by").asText()).isEqualTo("Admin");
    assertThat(ui.at("/tombstone/removal_date_l10n_medium").asText()).isEqualTo("May 6, 2024");
    assertThat(ui(record.formatted("false", "8"), "en").has("tombstone")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"metadata\": null}",
        "{\"metadata\": {\"creators\": [null, 1], \"rights\": [3], \"dates\": [{}]}}",
        "{\"metadata\": {\"publication_date\": \"soon\"}, \"created\": \"x\", \"versions\": {}}"
      })
  void whatIsMissingIsLeftOut(String record) throws JsonProcessingException {
    assertThat(ui(record, "en").has("resource_type")).isFalse();
  }
}
