package org.reperio.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {

  @TempDir Path folder;

  private static final JsonMapping IDENTITY =
      new JsonMapping() {
        @Override
        public String sourceId(ObjectNode source) {
          return source.path("id").textValue();
        }

        @Override
        public ObjectNode document(ObjectNode source, SourceNotes notes) {
          if (source.has("refuse")) {
            throw new SourceRefused(source.path("refuse").textValue());
          }
          return source;
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\"}\n{\"id\":\"b\"}\n",
        "{\"id\":\"a\"}\r\n\r\n{\"id\":\"b\"}",
        "{\"id\":\"a\"} {\"id\":\"b\"}",
        "[{\"id\":\"a\"},{\"id\":\"b\"}]",
        "[\n  {\n    \"id\": \"a\"\n  },\n  {\n    \"id\": \"b\"\n  }\n]",
        "{\n  \"id\": \"a\"\n}\n{\n  \"id\": \"b\"\n}\n",
        "{\"total\":2,\"hits\":{\"hits\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"total\":2},\"links\":{}}",
        "{\n\"hits\": {\n\"hits\": [\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n]\n}\n}",
        "{\"hits\":{\"hits\":{\"id\":\"a\"}}}\n{\"hits\":{\"hits\":{\"id\":\"b\"}}}\n",
        "\n\n  [{\"id\":\"a\"}]\n[{\"id\":\"b\"}]"
      })
  void allTheShapesOfAFileGiveTheSameRecords(String content) throws IOException {
    assertThat(read("file.json", content))
        .extracting(SourceItem::sourceId)
        .containsExactly("a", "b");
  }

  @Test
  void aSingleObjectThatWrapsNothingIsTheRecord() throws IOException {
    List<SourceItem> items = read("one.json", "{\n \"id\": \"a\",\n \"hits\": 3\n}");
    assertThat(items).hasSize(1);
    assertThat(((SourceItem.Read) items.get(0)).document().path("hits").asInt()).isEqualTo(3);
  }

  @Test
  void anEmptyListHasNoRecords() throws IOException {
    assertThat(read("a.json", "{\"hits\": {\"hits\": []}}")).isEmpty();
    assertThat(read("b.json", "[]")).isEmpty();
    assertThat(read("c.json", "")).isEmpty();
  }

  @Test
  void positionsAreLinesInALineWiseFile() throws IOException {
    assertThat(read("file.ndjson", "{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n"))
        .extracting(SourceItem::position)
        .containsExactly(1L, 3L);
  }

  @Test
  void positionsAreOrdinalsElsewhere() throws IOException {
    assertThat(read("file.json", "[\n\n{\"id\":\"a\"},\n\n{\"id\":\"b\"}]"))
        .extracting(SourceItem::position)
        .containsExactly(1L, 2L);
  }

  @Test
  void aMalformedLineCostsThatLineAlone() throws IOException {
    List<SourceItem> items =
        read(
            "file.json",
            "{\"id\":\"a\"}\n{\"id\": oops}\n{\"id\":\"b\"\n{\"id\":\"c\"} tail\n{\"id\":\"d\"}\n");
    assertThat(items).extracting(SourceItem::sourceId).containsExactly("a", null, null, null, "d");
    assertThat(reason(items.get(1))).startsWith("Malformed JSON at line 2, column 8: ");
    assertThat(reason(items.get(2))).startsWith("Malformed JSON at line 3, ");
    assertThat(reason(items.get(3))).startsWith("Malformed JSON at line 4, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": oops}", "{\"id\":\"cut", "{\"id\":\"a\""})
  void aMalformedFirstLineDoesNotHideThatTheFileIsLineWise(String first) throws IOException {
    List<SourceItem> items = read("file.json", first + "\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n");
    assertThat(items).extracting(SourceItem::sourceId).containsExactly(null, "b", "c");
    assertThat(items.get(0).position()).isEqualTo(1);
  }

  @Test
  void aMalformedPlaceInADocumentEndsTheReadingAndSaysWhere() throws IOException {
    List<SourceItem> items =
        read("file.json", "[{\"id\":\"a\"},\n{\"id\":\"b\",},\n{\"id\":\"c\"}]");
    assertThat(items).extracting(SourceItem::sourceId).containsExactly("a", null);
    assertThat(reason(items.get(1)))
        .startsWith("Malformed JSON at line 2, column ")
        .endsWith("; the rest of the file was not read.");
  }

  @Test
  void aFileThatEndsEarlyIsSaidSo() throws IOException {
    List<SourceItem> items = read("file.json", "[{\"id\":\"a\"},");
    assertThat(items).extracting(SourceItem::sourceId).containsExactly("a", null);
  }

  @Test
  void aCutGzipFileGivesWhatItHasAndAReason() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      lines.append("{\"id\":\"").append(Integer.toHexString(i * 7919)).append("\"}\n");
    }
    byte[] whole = SourceFileTest.gzip(lines.toString());
    Path file = folder.resolve("cut.ndjson.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    List<SourceItem> items = read(file);
    assertThat(items).hasSizeBetween(1000, 49_999);
    assertThat(reason(items.get(items.size() - 1)))
        .startsWith("The file cannot be read any further: ");
  }

  @Test
  void aLineThatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("latin.ndjson");
    Files.write(
        file, "{\"id\":\"\u00fc\"}\n{\"id\":\"b\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    List<SourceItem> items = read(file);
    assertThat(items).extracting(SourceItem::sourceId).containsExactly(null, "b");
    assertThat(reason(items.get(0))).contains("UTF-8");
  }

  @Test
  void whatIsNoObjectIsRefused() throws IOException {
    List<SourceItem> items = read("file.json", "[[1], \"x\", 3, {\"id\":\"a\"}]");
    assertThat(items).extracting(SourceItem::sourceId).containsExactly(null, null, null, "a");
    assertThat(reason(items.get(0)))
        .isEqualTo("A record has to be a JSON object, this is an array.");
    assertThat(reason(items.get(1)))
        .isEqualTo("A record has to be a JSON object, this is a string.");
  }

  @Test
  void aFieldGivenTwiceIsNotGuessedAt() throws IOException {
    assertThat(reason(read("a.ndjson", "{\"id\":\"a\",\"id\":\"b\"}").get(0)))
        .contains("Duplicate");
    assertThat(reason(read("a.json", "{\n\"id\":\"a\",\n\"id\":\"b\"\n}").get(0)))
        .contains("Duplicate");
  }

  @Test
  void whatTheMappingRefusesKeepsItsIdentifier() throws IOException {
    SourceItem item = read("a.ndjson", "{\"id\":\"a\",\"refuse\":\"Too blue.\"}").get(0);
    assertThat(item).isEqualTo(new SourceItem.Refused(1, "a", "Too blue."));
  }

  @Test
  void aRecordWithoutIdentifierIsRefused() throws IOException {
    assertThat(reason(read("a.ndjson", "{\"title\":\"a\"}").get(0)))
        .isEqualTo("The record has no identifier.");
  }

  @Test
  void numbersKeepAllTheirDigits() throws IOException {
    SourceItem.Read item =
        (SourceItem.Read) read("a.ndjson", "{\"id\":\"a\",\"n\":0.12345678901234567890123}").get(0);
    assertThat(item.document().path("n").decimalValue().toPlainString())
        .isEqualTo("0.12345678901234567890123");
  }

  private static String reason(SourceItem item) {
    return ((SourceItem.Refused) item).reason();
  }

  private List<SourceItem> read(String name, String content) throws IOException {
    return read(Files.writeString(folder.resolve(name), content));
  }

  private static List<SourceItem> read(Path file) throws IOException {
    try (Stream<SourceItem> items =
        new JsonRecords(List.of("hits", "hits"), IDENTITY).read(new SourceFile(file))) {
      return items.toList();
    }
  }
}
