package org.reperio.api.compatibility;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * An operation of InvenioRDM: of its OpenAPI description, in compatibility/operations.csv, or of
 * its program only, in compatibility/operations-14.csv.
 *
 * @param where {@code here}, what it comes with later, or {@code never} with the reason
 * @param described the status that the description gives, if it has the operation
 * @param answered the status that InvenioRDM's program answers, and so does Reperio
 */
record InvenioOperation(
    String method, String path, String where, String described, String answered) {

  /** Those of the description, which is of version 12. */
  static List<InvenioOperation> all() {
    return read("operations.csv");
  }

  /** Those that version 14 has beyond the description. */
  static List<InvenioOperation> beyond() {
    return read("operations-14.csv");
  }

  private static List<InvenioOperation> read(String name) {
    var file =
        Objects.requireNonNull(
            InvenioOperation.class.getResourceAsStream("/compatibility/" + name));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(InvenioOperation::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvenioOperation of(String line) {
    String[] cells = line.split(",", -1);
    boolean described = cells.length > 3;
    return new InvenioOperation(
        cells[0], cells[1], cells[2], described ? cells[3] : "", described ? cells[4] : "");
  }

  boolean belongsHere() {
    return where.equals("here");
  }

  /** The page's entry under "covered". */
  String covered() {
    if (belongsHere()) {
      return "yes";
    }
    return where.startsWith("never") ? where : "later: " + where;
  }

  String name() {
    return method + " " + path;
  }

  @Override
  public String toString() {
    return name();
  }
}
