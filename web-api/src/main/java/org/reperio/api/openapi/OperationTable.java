package org.reperio.api.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The entries of {@code openapi/operations.yaml} by operation. */
final class OperationTable {

  /**
   * One operation.
   *
   * @param id the operation's name in generated clients
   * @param takes the schema of the body, {@code bytes} for any content, null for none
   * @param optional whether it does without a body
   * @param example a file of openapi/examples, or null
   * @param returns schema by status: null for no body, {@code text} or {@code bytes} for no JSON
   */
  record Entry(
      @JsonProperty("id") String id,
      @JsonProperty("takes") String takes,
      @JsonProperty("optional") boolean optional,
      @JsonProperty("example") String example,
      @JsonProperty("returns") Map<String, String> returns,
      @JsonProperty("errors") List<String> errors) {}

  private final Map<String, Entry> entries;

  OperationTable() {
    try (InputStream file = open("operations.yaml")) {
      entries =
          new ObjectMapper(new YAMLFactory())
              .readValue(file, new TypeReference<Map<String, Entry>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry of a method and path, or null. */
  Entry find(String method, String path) {
    return entries.get(method + " " + path);
  }

  /** An example as plain values. */
  Object example(String name) {
    try (InputStream file = open("examples/" + name + ".json")) {
      return new ObjectMapper().readValue(file, Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream file = OperationTable.class.getResourceAsStream("/openapi/" + name);
    if (file == null) {
      throw new IOException("missing on the class path: openapi/" + name);
    }
    return file;
  }
}
