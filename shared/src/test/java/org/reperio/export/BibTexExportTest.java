package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BibTexExportTest {

  private static final BibTexExport BIBTEX =
      new BibTexExport(ExportFixture.MAPPINGS, ExportFixture.ADDRESS);

  /** Reads with the library's own parser, which is as strict as BibTeX. */
  private static BibTeXEntry written(ObjectNode source) throws Exception {
    BibTeXDatabase database = new BibTeXParser().parse(new StringReader(BIBTEX.write(source)));
    assertThat(database.getEntries()).hasSize(1);
    return database.getEntries().values().iterator().next();
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
    assertThat(text(entry, "month")).isEqualTo("03");
    assertThat(text(entry, "doi")).isEqualTo("10.12345/reperio.k7m2q-4tz81");
  }

  @ParameterizedTest
  @CsvSource({
    "dataset, dataset",
    "software, software",
    "publication-book, book",
    "publication-dissertation, phdthesis",
    "image-photo, misc",
    "no-such-type, misc"
  })
  void choosesTheEntryType(String resourceType, String entryType) throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata/resource_type").put("id", resourceType);

    assertThat(written(source).getType().getValue()).isEqualTo(entryType);
  }

  @Test
  void dropsBracesThatDoNotBalance() throws Exception {
    ObjectNode source = ExportFixture.full();
    source.withObject("/metadata").put("title", "A } brace { and {a pair}");

    assertThat(text(written(source), "title")).isEqualTo("A  brace  and a pair");
  }
}
