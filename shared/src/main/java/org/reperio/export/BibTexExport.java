package org.reperio.export;

import static org.reperio.bibliography.JsonReading.first;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXFormatter;
import org.jbibtex.Key;
import org.jbibtex.KeyValue;
import org.jbibtex.StringValue;
import org.jbibtex.Value;
import org.reperio.bibliography.BibliographicRecord;

/** BibTeX, with the entry types {@code software} and {@code dataset} of BibLaTeX. */
@ApplicationScoped
public class BibTexExport implements ExportFormat {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern MONTH = Pattern.compile("-?\\d{4}-(\\d{2}).*");

  private final RecordAddress address;

  public BibTexExport(RecordAddress address) {
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
    Map<String, Value> fields = fields(source);
    String type = BibTexType.of(source.resourceType().id(), fields.keySet()).entry();
    // A conference is a title of proceedings, too; the entry stays of its type.
    putText(fields, "booktitle", source.customText("meeting:meeting", "title"));
    BibTeXEntry entry = new BibTeXEntry(new Key(type), new Key(citationKey(source)));
    fields.forEach((name, value) -> entry.addField(new Key(name), value));
    return entry;
  }

  private Map<String, Value> fields(BibliographicRecord source) {
    String journal = "journal:journal";
    String imprint = "imprint:imprint";
    Map<String, Value> fields = new LinkedHashMap<>();
    put(fields, "author", BibTexNames.of(source.creators()));
    putText(fields, "title", source.title());
    putText(fields, "journal", source.customText(journal, "title"));
    putText(fields, "booktitle", source.customText(imprint, "title"));
    put(
        fields,
        "editor",
        BibTexNames.of(
            source.contributors().stream()
                .filter(agent -> agent.role().id().equals("editor"))
                .toList()));
    put(fields, "year", source.publicationYear().orElse(""));
    month(source.publicationDate(), fields);
    putText(fields, "volume", source.customText(journal, "volume"));
    putText(fields, "number", source.customText(journal, "issue"));
    putText(
        fields,
        "pages",
        first(source.customText(journal, "pages"), source.customText(imprint, "pages"))
            .replaceAll("(?<=\\d)\\s*[-\u2013]\\s*(?=\\d)", "--"));
    putText(fields, "edition", source.customText(imprint, "edition"));
    putText(fields, "address", source.customText(imprint, "place"));
    putText(fields, "isbn", source.customText(imprint, "isbn"));
    putText(fields, "issn", source.customText(journal, "issn"));
    putText(fields, "school", source.customText("thesis:thesis", "university"));
    putText(fields, "publisher", source.publisher());
    putText(fields, "version", source.version());
    // A DOI with a lone brace cannot be written as it is; the address has it encoded.
    source.doi().filter(BibTexText::isBalanced).ifPresent(doi -> put(fields, "doi", doi));
    put(fields, "url", address.persistent(source));
    return fields;
  }

  /** As a macro, which styles print in their language and sort by. */
  private static void month(String date, Map<String, Value> fields) {
    Matcher month = MONTH.matcher(date);
    if (month.matches()) {
      int number = Integer.parseInt(month.group(1));
      if (number >= 1 && number <= MONTHS.size()) {
        fields.put("month", new KeyValue(MONTHS.get(number - 1)));
      }
    }
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

  private static void putText(Map<String, Value> fields, String name, String text) {
    put(fields, name, BibTexText.of(text));
  }

  private static void put(Map<String, Value> fields, String name, String text) {
    if (!text.isBlank()) {
      fields.putIfAbsent(name, new StringValue(text, StringValue.Style.BRACED));
    }
  }
}
