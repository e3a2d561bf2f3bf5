package org.reperio.vocabulary;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads files of terms: YAML or JSON, a list of terms; or CSV, a term a row, with a row of headings
 * in which two underscores lead into an object ({@code title__en}, {@code props__url}) and {@code
 * tags} is a list with commas. Lines of YAML and CSV that begin with # are comments.
 */
final class DeclarationReader {

  private static final Set<String> FORMATS = Set.of("yaml", "yml", "json", "csv");

  private final ObjectMapper yaml = new YAMLMapper();
  private final ObjectMapper json = new ObjectMapper();
  private final CsvFactory csv =
      new CsvFactory()
          .enable(CsvParser.Feature.ALLOW_COMMENTS)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES);

  /** Whether the file's name ends in one of the formats. */
  static boolean canRead(String file) {
    return FORMATS.contains(ending(file));
  }

  /**
   * Reads all terms, in their order, by id.
   *
   * @param file the name of the file, for its format and for messages
   * @throws MalformedVocabulary when the file is not of its format, or a term has no id or no title
   *     or the id of another
   * @throws IOException when the stream fails
   */
  Map<String, Term> read(String file, InputStream in) throws IOException {
    Map<String, Term> terms = new LinkedHashMap<>();
    try {
      switch (ending(file)) {
        case "csv" -> readTable(file, in, terms);
        case "json" -> readList(json, file, in, terms);
        default -> readList(yaml, file, in, terms);
      }
    } catch (JsonProcessingException malformed) {
      throw new MalformedVocabulary(
          file, line(malformed.getLocation()), malformed.getOriginalMessage());
    }
    return terms;
  }

  private static void readList(
      ObjectMapper mapper, String file, InputStream in, Map<String, Term> terms)
      throws IOException {
    try (JsonParser parser = mapper.createParser(in)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_ARRAY) {
        throw new MalformedVocabulary(
            file, line(parser.currentTokenLocation()), "the file must be a list of terms.");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int line = line(parser.currentTokenLocation());
        add(mapper.readTree(parser), file, line, terms);
      }
    }
  }

  private void readTable(String file, InputStream in, Map<String, Term> terms) throws IOException {
    try (CsvParser parser = csv.createParser(in)) {
      parser.setSchema(CsvSchema.emptySchema().withHeader());
      boolean first = true;
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        if (first && ((CsvSchema) parser.getSchema()).column("id") == null) {
          throw new MalformedVocabulary(file, "no column has the heading id.");
        }
        first = false;
        // The parser is on the row only when it has read the row's first cell.
        JsonToken cell = parser.nextToken();
        int line = line(parser.currentLocation());
        add(readRow(parser, cell), file, line, terms);
      }
    }
  }

  private static ObjectNode readRow(CsvParser parser, JsonToken first) throws IOException {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (JsonToken cell = first; cell == JsonToken.FIELD_NAME; cell = parser.nextToken()) {
      String heading = parser.currentName();
      String value = parser.nextTextValue();
      if (value != null && !value.isEmpty()) {
        put(row, heading, value);
      }
    }
    return row;
  }

  private static void put(ObjectNode row, String heading, String value) {
    int inner = heading.indexOf("__");
    if (heading.equals("tags")) {
      for (String tag : value.split(",")) {
        row.withArray("tags").add(tag.strip());
      }
    } else if (inner < 0) {
      row.put(heading, value);
    } else {
      row.withObjectProperty(heading.substring(0, inner)).put(heading.substring(inner + 2), value);
    }
  }

  private static void add(JsonNode declared, String file, int line, Map<String, Term> terms) {
    Term term;
    try {
      term = TermReader.read(declared);
    } catch (IllegalArgumentException wrong) {
      throw new MalformedVocabulary(file, line, wrong.getMessage());
    }
    if (terms.putIfAbsent(term.id(), term) != null) {
      throw new MalformedVocabulary(
          file, line, "the id " + term.id() + " is that of an earlier term.");
    }
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1);
  }

  private static int line(JsonLocation location) {
    return location == null ? 1 : Math.max(1, location.getLineNr());
  }
}
