package org.reperio.export;

import static org.reperio.bibliography.JsonReading.first;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXFormatter;
import org.jbibtex.Key;
import org.jbibtex.StringValue;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;

/** BibTeX, with the entry types {@code software} and {@code dataset} of BibLaTeX. */
@ApplicationScoped
public class BibTexExport implements ExportFormat {

  private static final Map<String, Key> ENTRY_BY_CSL_TYPE =
      Map.of(
          "article-journal", BibTeXEntry.TYPE_ARTICLE,
          "article", BibTeXEntry.TYPE_UNPUBLISHED,
          "book", BibTeXEntry.TYPE_BOOK,
          "chapter", BibTeXEntry.TYPE_INCOLLECTION,
          "paper-conference", BibTeXEntry.TYPE_INPROCEEDINGS,
          "report", BibTeXEntry.TYPE_TECHREPORT,
          "thesis", BibTeXEntry.TYPE_PHDTHESIS,
          "dataset", new Key("dataset"),
          "software", new Key("software"));

  private final TermMappings mappings;
  private final RecordAddress address;

  public BibTexExport(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  @Override
  public String id() {
    return "bibtex";
  }

  @Override
  public String label() {
    return "BibTeX";
  }

  @Override
  public String mediaType() {
    return "application/x-bibtex";
  }

  @Override
  public String fileExtension() {
    return "bib";
  }

  @Override
  public String write(ObjectNode exported) {
    BibliographicRecord source = new BibliographicRecord(exported);
    BibTeXDatabase database = new BibTeXDatabase();
    database.addObject(entry(source));
    StringWriter out = new StringWriter();
    try {
      new BibTeXFormatter().format(database, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  private BibTeXEntry entry(BibliographicRecord source) {
    Key type =
        ENTRY_BY_CSL_TYPE.getOrDefault(mappings.csl(source.resourceType()), BibTeXEntry.TYPE_MISC);
    BibTeXEntry entry = new BibTeXEntry(type, new Key(citationKey(source)));
    put(entry, BibTeXEntry.KEY_AUTHOR, people(source.creators()));
    put(entry, BibTeXEntry.KEY_TITLE, source.title());
    put(entry, BibTeXEntry.KEY_JOURNAL, source.customText("journal:journal", "title"));
    put(entry, BibTeXEntry.KEY_BOOKTITLE, bookTitle(source));
    put(
        entry,
        BibTeXEntry.KEY_EDITOR,
        people(
            source.contributors().stream()
                .filter(agent -> agent.role().id().equals("editor"))
                .toList()));
    put(entry, BibTeXEntry.KEY_YEAR, source.publicationYear().orElse(""));
    put(entry, BibTeXEntry.KEY_MONTH, month(source.publicationDate()));
    put(entry, BibTeXEntry.KEY_VOLUME, source.customText("journal:journal", "volume"));
    put(entry, BibTeXEntry.KEY_NUMBER, source.customText("journal:journal", "issue"));
    put(
        entry,
        BibTeXEntry.KEY_PAGES,
        first(
                source.customText("journal:journal", "pages"),
                source.customText("imprint:imprint", "pages"))
            .replaceAll("(?<=\\d)\\s*[-\u2013]\\s*(?=\\d)", "--"));
    put(entry, BibTeXEntry.KEY_EDITION, source.customText("imprint:imprint", "edition"));
    put(entry, BibTeXEntry.KEY_ADDRESS, source.customText("imprint:imprint", "place"));
    put(entry, new Key("isbn"), source.customText("imprint:imprint", "isbn"));
    put(entry, new Key("issn"), source.customText("journal:journal", "issn"));
    put(entry, BibTeXEntry.KEY_SCHOOL, source.customText("thesis:thesis", "university"));
    put(entry, BibTeXEntry.KEY_PUBLISHER, source.publisher());
    put(entry, new Key("version"), source.version());
    source.doi().ifPresent(doi -> entry.addField(BibTeXEntry.KEY_DOI, verbatim(doi)));
    entry.addField(BibTeXEntry.KEY_URL, verbatim(address.persistent(source)));
    return entry;
  }

  private static String bookTitle(BibliographicRecord source) {
    return first(
        source.customText("imprint:imprint", "title"),
        source.customText("meeting:meeting", "title"));
  }

  private static String people(List<Agent> agents) {
    return agents.stream()
        .filter(agent -> !agent.name().isEmpty())
        .map(agent -> agent.organisation() ? "{" + agent.name() + "}" : agent.name())
        .collect(Collectors.joining(" and "));
  }

  private static String month(String date) {
    return date.matches("-?\\d{4}-\\d{2}.*") ? date.replaceFirst("^-?\\d{4}-(\\d{2}).*", "$1") : "";
  }

  /** Family name, year and id in plain ASCII: unique here, and readable in a manuscript. */
  private static String citationKey(BibliographicRecord source) {
    String family =
        source.creators().stream()
            .map(agent -> first(agent.family(), agent.name()))
            .findFirst()
            .orElse("");
    String ascii =
        Normalizer.normalize(family, Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z0-9]", "")
            .toLowerCase(Locale.ROOT);
    return Stream.of(ascii, source.publicationYear().orElse(""), first(source.id(), "record"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("_"));
  }

  private static void put(BibTeXEntry entry, Key field, String text) {
    if (!text.isEmpty()) {
      entry.addField(field, verbatim(escape(text)));
    }
  }

  private static StringValue verbatim(String text) {
    return new StringValue(
        balanced(text) ? text : text.replaceAll("[{}]", ""), StringValue.Style.BRACED);
  }

  /** Makes characters that TeX would act on stand for themselves; braces stay, if they balance. */
  private static String escape(String text) {
    return text.replace("\\", "\\textbackslash ")
        .replaceAll("([&%$#_])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ");
  }

  private static boolean balanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth >= 0; i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
    }
    return depth == 0;
  }
}
