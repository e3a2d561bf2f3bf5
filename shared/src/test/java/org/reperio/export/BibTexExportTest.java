package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BibTexExportTest {

  private static final BibTexExport BIBTEX = new BibTexExport(ExportFixture.ADDRESS);

  private static BibTeXEntry written(ObjectNode source) throws Exception {
    return BibTexReading.entry(BIBTEX.write(source));
  }

  private static String text(BibTeXEntry entry, String field) {
    return entry.getField(new Key(field)).toUserString();
  }

  @Test
  void writesAnArticle() throws Exception {
    BibTeXEntry entry = written(ExportFixture.full());

    assertThat(entry.getType().getValue()).isEqualTo("article");
    assertThat(entry.getKey().getValue()).isEqualTo("angstromukasz_2024_k7m2q-4tz81");
    assertThat(text(entry, "author"))
        .isEqualTo("Ångström-Łukasz, Zoë and Okafor, Chidi and {The River \\& Ice Collaboration}");
    assertThat(text(entry, "title")).contains("100\\% of the").contains("<rivers> \\& their");
    assertThat(text(entry, "journal")).isEqualTo("Journal of Cold Waters");
    assertThat(text(entry, "pages")).isEqualTo("145--158");
    assertThat(BIBTEX.write(ExportFixture.full())).contains("month = mar,");
    assertThat(text(entry, "month")).isEqualTo("MAR");
    assertThat(text(entry, "doi")).isEqualTo("10.12345/reperio.k7m2q-4tz81");
  }

  @ParameterizedTest
  @CsvSource({
    "dataset, dataset",
    "software, software",
    "publication-book, book",
    "publication-dissertation, phdthesis",
    "image-photo, misc",
    "publication-preprint, misc",
    "publication-workingpaper, misc",
    "publication-report, misc",
    "publication-technicalnote, manual",
    "publication-section, incollection",
    "publication-conferencepaper, inproceedings",
    "publication-conferenceproceeding, proceedings",
    "publication-article, article",
    "software-computationalnotebook, misc",
    "no-such-type, misc"
  })
  void choosesTheEntryType(String resourceType, String entryType) throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata/resource_type").put("id", resourceType);

    assertThat(written(source).getType().getValue()).isEqualTo(entryType);
  }

  @ParameterizedTest
  @CsvSource({
    "publication-article, /custom_fields/journal:journal/title, misc",
    "publication-book, /metadata/publisher, booklet",
    "publication-section, /custom_fields/imprint:imprint/title, inbook",
    "publication-conferencepaper, /custom_fields/imprint:imprint/title, misc",
    "publication-thesis, /custom_fields/thesis:thesis/university, misc"
  })
  void anEntryThatLacksWhatItsTypeRequiresIsOfAnother(
      String resourceType, String lacking, String entryType) throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata/resource_type").put("id", resourceType);
    int end = lacking.lastIndexOf('/');
    ((ObjectNode) source.at(lacking.substring(0, end))).remove(lacking.substring(end + 1));

    assertThat(written(source).getType().getValue()).isEqualTo(entryType);
  }

  @ParameterizedTest
  @CsvSource({"2024-05-01, may", "2024-12, dec", "2024-01/2024-06, jan", "2024, none"})
  void theMonthIsAMacro(String date, String month) {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata").put("publication_date", date);

    if (month.equals("none")) {
      assertThat(BIBTEX.write(source)).doesNotContain("month");
    } else {
      assertThat(BIBTEX.write(source)).contains("month = " + month + ",");
    }
  }

  @Test
  void aDoiWithSignsIsEncodedInTheAddress() throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/pids/doi").put("identifier", "10.1002/(SICI)1:1<135::AID>3.0.CO;2-#%{");

    assertThat(text(written(source), "url"))
        .isEqualTo("https://doi.org/10.1002/(SICI)1:1%3C135::AID%3E3.0.CO;2-%23%25%7B");
    assertThat(written(source).getField(new Key("doi"))).isNull();
  }

  @Test
  void dropsBracesThatDoNotBalance() throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata").put("title", "A } brace { and {a pair}");

    assertThat(text(written(source), "title")).isEqualTo("A  brace  and a pair");
  }
}
