package org.reperio.api.compatibility;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * An operation of InvenioRDM's OpenAPI description, in compatibility/operations.csv.
 *
 * @param where {@code here}, or what it belongs to that comes later
 * @param described the status that the description gives
 * @param answered the status that InvenioRDM's program answers, and so does Reperio
 */
record InvenioOperation(
    String method, String path, String where, String described, String answered) {

  static List<InvenioOperation> all() {
    var file =
        Objects.requireNonNull(
            InvenioOperation.class.getResourceAsStream("/compatibility/operations.csv"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(InvenioOperation::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvenioOperation read(String line) {
    String[] cells = line.split(",", -1);
    return new InvenioOperation(cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  boolean belongsHere() {
    return where.equals("here");
  }

  String name() {
    return method + " " + path;
  }

  @Override
  public String toString() {
    return name();
  }
}
