package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jbibtex.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of real people in citations and BibTeX. */
class NamesTest {

  private static final Citations CITATIONS = ExportFixture.citations();
  private static final BibTexExport BIBTEX = new BibTexExport(ExportFixture.ADDRESS);

  private static ObjectNode record() {
    return ExportFixture.record(
        """
        {"id": "a", "metadata": {"resource_type": {"id": "dataset"}, "publisher": "Reperio",
          "title": "Names that citations trip over", "publication_date": "2024-05-01",
          "creators": []}}\
        """);
  }

  private static ObjectNode withPeople(String... familiesAndGivens) {
    ObjectNode record = record();
    ArrayNode creators = record.withObject("/metadata").withArray("creators");
    for (int i = 0; i < familiesAndGivens.length; i += 2) {
      ObjectNode who = creators.addObject().putObject("person_or_org").put("type", "personal");
      who.put("family_name", familiesAndGivens[i]).put("given_name", familiesAndGivens[i + 1]);
    }
    return record;
  }

  private static String bibtex(ObjectNode record) throws Exception {
    return BibTexReading.entry(BIBTEX.write(record)).getField(new Key("author")).toUserString();
  }

  private static ObjectNode tripping() {
    ObjectNode record =
        withPeople(
            "Marlow",
            "Ada Q. (Adelheid Quentina)",
            "King",
            "Martin L., Jr.",
            "Black and White",
            "Ann",
            "Rossi and Sons",
            "");
    record
        .withObject("/metadata")
        .withArray("creators")
        .addObject()
        .putObject("person_or_org")
        .put("type", "organizational")
        .put("name", "Coast and Dunes Division");
    ObjectNode last =
        record.withObject("/metadata").withArray("creators").addObject().putObject("person_or_org");
    last.put("type", "personal").put("family_name", "Doe").put("given_name", "J}");
    return record;
  }

  @Test
  void citationsKeepSuffixesAndLeaveBracketsOut() {
    assertThat(CITATIONS.cite(tripping(), CitationStyle.APA))
        .startsWith(
            "Marlow, A. Q., King, M. L., Jr., Black and White, A., Rossi and Sons,"
                + " Coast and Dunes Division, & Doe, J. (2024). ");
    assertThat(CITATIONS.cite(tripping(), CitationStyle.NATURE))
        .startsWith("1.Marlow, A. Q. et al.");
    assertThat(CITATIONS.cite(withPeople("King", "Martin L., Jr."), CitationStyle.IEEE))
        .contains("M. L. King Jr., “");
    assertThat(CITATIONS.cite(withPeople("King", "Martin L., Jr."), CitationStyle.AMA))
        .contains("King ML Jr. Names");
    assertThat(
            CITATIONS.cite(
                withPeople("Marlow", "Ada (A.)", "King", "Martin L., Jr."), CitationStyle.MLA))
        .startsWith("Marlow, Ada, and Martin L. King Jr. “");
  }

  @Test
  void bibTexSaysWhichPartIsWhich() throws Exception {
    assertThat(bibtex(tripping()))
        .isEqualTo(
            "Marlow, Ada Q. (Adelheid Quentina) and King, Jr., Martin L. and {Black and White}, Ann"
                + " and {Rossi and Sons} and {Coast and Dunes Division} and Doe, J");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Plato | '' | Plato",
        "van der Berg | Jan | van der Berg, Jan",
        "Beethoven | Ludwig van | Beethoven, Ludwig van",
        "bell hooks | '' | {bell hooks}",
        "others | '' | {others}",
        "Smith, III | John | Smith, III, John",
        "Doe, Roe | Ann | {Doe, Roe}, Ann",
        "King Jr. | Martin | King, Jr., Martin",
        "Vidal | V | Vidal, V",
        "AND | AND | {AND}, {AND}",
        "Sandler | Andy | Sandler, Andy",
        "Fox & Co | A_b | Fox \\& Co, A\\_b"
      })
  void bibTexOfOneName(String family, String given, String expected) throws Exception {
    assertThat(bibtex(withPeople(family, given))).isEqualTo(expected);
  }

  @Test
  void aLoneBraceCostsNobodyElseTheirs() throws Exception {
    assertThat(bibtex(withPeople("J}", "{A", "Black and White", "B")))
        .isEqualTo("J, A and {Black and White}, B");
  }

  @Test
  void particlesAreNoInitials() {
    assertThat(CITATIONS.cite(withPeople("Beethoven", "Ludwig van"), CitationStyle.APA))
        .startsWith("van Beethoven, L. (2024)");
    assertThat(CITATIONS.cite(withPeople("van der Berg", "Jan"), CitationStyle.APA))
        .startsWith("van der Berg, J. (2024)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83E\uDDCA", "\uD83E\uDDCA Jane", "\uD842\uDFB7", "Jane \uD83E\uDDCA"})
  void noCharacterIsCutInTwo(String given) {
    for (CitationStyle style : CitationStyle.values()) {
      String citation = CITATIONS.cite(withPeople("King Jr.", given), style);
      assertThat(citation.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      assertThat(citation).contains("King").contains("Jr.").doesNotContain("?");
    }
  }

  @Test
  void apaNamesNineteenAndTheLastOfManyAuthors() {
    String[] people = new String[50];
    for (int i = 0; i < 25; i++) {
      people[2 * i] = "Family" + (i + 1);
      people[2 * i + 1] = "Ann";
    }
    assertThat(CITATIONS.cite(withPeople(people), CitationStyle.APA))
        .contains("Family18, A., Family19, A., … Family25, A. (2024)")
        .doesNotContain("Family20")
        .doesNotContain("et al")
        .doesNotContain("&");
    people[48] = "Last";
    people[49] = "Martin, Jr.";
    assertThat(CITATIONS.cite(withPeople(people), CitationStyle.APA))
        .contains("Family19, A., … Last, M., Jr. (2024)");
    assertThat(CITATIONS.cite(withPeople(java.util.Arrays.copyOf(people, 40)), CitationStyle.APA))
        .contains("Family19, A., & Family20, A. (2024)");
    assertThat(CITATIONS.cite(withPeople(people), "apa", "de-DE")).contains("Family19, A., … Last");
  }

  @Test
  void cslCarriesTheParts() {
    var item = ExportFixture.ITEMS.of(new org.reperio.bibliography.BibliographicRecord(tripping()));
    assertThat(item.at("/author/0/given").asText()).isEqualTo("Ada Q. (Adelheid Quentina)");
    assertThat(item.at("/author/1/given").asText()).isEqualTo("Martin L.");
    assertThat(item.at("/author/1/suffix").asText()).isEqualTo("Jr.");
    assertThat(item.at("/author/3/family").asText()).isEqualTo("Rossi and Sons");
    assertThat(item.at("/author/4/literal").asText()).isEqualTo("Coast and Dunes Division");
  }
}
