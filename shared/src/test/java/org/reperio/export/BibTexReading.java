package org.reperio.export;

import java.io.StringReader;
import java.util.List;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;

/** Reads BibTeX with the library's own parser, which is as strict as BibTeX. */
final class BibTexReading {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private BibTexReading() {}

  /** The one entry; a month's macro reads as its name in capitals. */
  static BibTeXEntry entry(String written) throws Exception {
    BibTeXParser parser = new BibTeXParser();
    MONTHS.forEach(month -> parser.addMacro(month, month.toUpperCase(java.util.Locale.ROOT)));
    BibTeXDatabase database = parser.parse(new StringReader(written));
    if (database.getEntries().size() != 1) {
      throw new AssertionError("Not one entry:\n" + written);
    }
    return database.getEntries().values().iterator().next();
  }
}
