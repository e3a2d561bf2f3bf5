package org.reperio.crosswalk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The records of a JSON file, one at a time: a line each (NDJSON, RFC 8259 texts parted by line
 * feeds), one object, an array of objects, or either inside a wrapper such as {@code
 * {"data":[...]}}.
 *
 * <p>In a line-wise file a malformed line costs that line alone. In any other, nothing after a
 * malformed place can be trusted, and the reading ends there.
 */
public final class JsonRecords {

  private static final int PEEK = 256 * 1024;

  private final List<String> wrapper;
  private final JsonMapping mapping;
  private final ObjectMapper mapper;
  private final ObjectReader lineReader;

  /**
   * @param wrapper the field names on the way from a wrapping object to its array of records, empty
   *     when the format has no such wrapper
   */
  public JsonRecords(List<String> wrapper, JsonMapping mapping) {
    this.wrapper = List.copyOf(wrapper);
    this.mapping = mapping;
    this.mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    this.lineReader = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be opened
   */
  public Stream<SourceItem> read(SourceFile file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file.open(), PEEK);
    Source source =
        isLineWise(file, in) ? new Lines(in) : new Document(mapper.getFactory().createParser(in));
    return StreamSupport.stream(source, false).onClose(() -> close(in));
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the file's name, else by its beginning: is the first line a whole object of its own? */
  private boolean isLineWise(SourceFile file, BufferedInputStream in) throws IOException {
    String name = file.path().toString().toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(ndjson|jsonl)(\\.gz)?")) {
      return true;
    }
    in.mark(PEEK);
    String head = new String(in.readNBytes(PEEK), StandardCharsets.UTF_8);
    in.reset();
    List<String> lines = head.lines().filter(line -> !line.isBlank()).limit(2).toList();
    if (lines.isEmpty() || !lines.get(0).stripLeading().startsWith("{")) {
      return false;
    }
    String first = lines.get(0).strip();
    try {
      return !isWrapper(lineReader.readTree(first));
    } catch (JsonEOFException e) {
      return lines.size() > 1
          && lines.get(1).stripLeading().startsWith("{")
          && "[{:,".indexOf(first.charAt(first.length() - 1)) < 0;
    } catch (JsonProcessingException e) {
      return lines.size() > 1 && lines.get(1).stripLeading().startsWith("{");
    }
  }

  private boolean isWrapper(JsonNode node) {
    JsonNode inner = node;
    for (String name : wrapper) {
      inner = inner.path(name);
    }
    return !wrapper.isEmpty() && inner.isContainerNode();
  }

  private SourceItem map(long position, JsonNode node) {
    if (!(node instanceof ObjectNode source)) {
      return new SourceItem.Refused(
          position, null, "A record has to be a JSON object, this is " + kind(node) + ".");
    }
    String id = mapping.sourceId(source);
    try {
      SourceNotes notes = new SourceNotes();
      Optional<Provenance> provenance = mapping.provenance(source);
      ObjectNode document = mapping.document(source, notes);
      if (id == null) {
        return new SourceItem.Refused(position, null, "The record has no identifier.");
      }
      return new SourceItem.Read(position, id, document, notes.all(), provenance);
    } catch (SourceRefused e) {
      return new SourceItem.Refused(position, id, e.getMessage());
    }
  }

  private static String kind(JsonNode node) {
    String name = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return name.equals("array") ? "an array" : "a " + name;
  }

  private static String malformed(JsonProcessingException e, long firstLine) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + (firstLine + e.getLocation().getLineNr() - 1)
                + ", column "
                + e.getLocation().getColumnNr();
    return "Malformed JSON" + where + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private abstract static class Source extends AbstractSpliterator<SourceItem> {

    private boolean ended;

    Source() {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    }

    /** The next item, or null after the last. */
    abstract SourceItem next() throws IOException;

    /** The position to report for what cannot be read. */
    abstract long position();

    void end() {
      ended = true;
    }

    @Override
    public boolean tryAdvance(Consumer<? super SourceItem> action) {
      if (ended) {
        return false;
      }
      SourceItem item;
      try {
        item = next();
      } catch (IOException e) {
        end();
        item =
            new SourceItem.Refused(
                position(), null, "The file cannot be read any further: " + e.getMessage());
      }
      if (item == null) {
        end();
        return false;
      }
      action.accept(item);
      return true;
    }
  }

  private final class Lines extends Source {

    private final JsonLines lines;

    Lines(InputStream in) {
      this.lines = new JsonLines(in);
    }

    @Override
    long position() {
      return lines.number() + 1;
    }

    @Override
    SourceItem next() throws IOException {
      byte[] line = lines.next();
      while (line != null && isBlank(line)) {
        line = lines.next();
      }
      if (line == null) {
        return null;
      }
      if (line.length > JsonLines.LONGEST) {
        return new SourceItem.Refused(
            lines.number(), null, "The line is longer than " + JsonLines.LONGEST + " bytes.");
      }
      try {
        return map(lines.number(), lineReader.readTree(line));
      } catch (JsonProcessingException e) {
        return new SourceItem.Refused(lines.number(), null, malformed(e, lines.number()));
      } catch (java.io.CharConversionException e) {
        return new SourceItem.Refused(
            lines.number(), null, "The line is not UTF-8: " + e.getMessage());
      }
    }

    private static boolean isBlank(byte[] line) {
      for (byte b : line) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** One or several JSON values, arrays and wrappers opened up as they stream by. */
  private final class Document extends Source {

    private final JsonParser parser;

    /** How many of the enclosing wrapper's field names have been entered. */
    private int depth;

    private boolean inArray;

    /** Fields of a top-level object that turned out not to be (only) a wrapper. */
    private ObjectNode plain;

    private boolean unwrapped;
    private long ordinal;

    Document(JsonParser parser) {
      this.parser = parser;
      parser.setCodec(mapper);
    }

    @Override
    long position() {
      return ordinal + 1;
    }

    @Override
    SourceItem next() throws IOException {
      try {
        JsonNode record = nextRecord();
        return record == null ? null : map(++ordinal, record);
      } catch (JsonProcessingException e) {
        end();
        return new SourceItem.Refused(
            position(), null, malformed(e, 1) + "; the rest of the file was not read.");
      }
    }

    private JsonNode nextRecord() throws IOException {
      while (true) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return null;
        }
        if (inArray) {
          if (token != JsonToken.END_ARRAY) {
            return parser.readValueAsTree();
          }
          inArray = false;
        } else if (plain == null) {
          if (token == JsonToken.START_ARRAY) {
            inArray = true;
          } else if (token == JsonToken.START_OBJECT) {
            plain = mapper.createObjectNode();
            unwrapped = false;
          } else {
            return parser.readValueAsTree();
          }
        } else if (token == JsonToken.END_OBJECT) {
          JsonNode record = leaveObject();
          if (record != null) {
            return record;
          }
        } else {
          JsonNode record = field();
          if (record != null) {
            return record;
          }
        }
      }
    }

    /** Ends the wrapper's current level; an object that wrapped nothing is itself the record. */
    private JsonNode leaveObject() {
      if (depth > 0) {
        depth--;
        return null;
      }
      ObjectNode record = unwrapped ? null : plain;
      plain = null;
      return record;
    }

    /** Handles one field of a top-level or wrapping object; the parser stands on its name. */
    private JsonNode field() throws IOException {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean onTheWay = depth < wrapper.size() && wrapper.get(depth).equals(name);
      boolean last = depth == wrapper.size() - 1;
      if (onTheWay && last && value == JsonToken.START_ARRAY) {
        inArray = true;
        unwrapped = true;
        return null;
      }
      if (onTheWay && last && value == JsonToken.START_OBJECT) {
        unwrapped = true;
        return parser.readValueAsTree();
      }
      if (onTheWay && value == JsonToken.START_OBJECT) {
        depth++;
        return null;
      }
      JsonNode node = parser.readValueAsTree();
      if (depth == 0 && plain.replace(name, node) != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(
            parser, "Duplicate field '" + name + "'");
      }
      return null;
    }
  }
}
