package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reperio.crosswalk.SourceItem;
import org.reperio.refusal.FieldError;

/**
 * The records that were not taken in, an object a line: {@code file}, {@code position} (see {@link
 * SourceItem#position()}), {@code source_id} and {@code errors} by field. A reason that concerns
 * the record as a whole has an empty {@code field}.
 */
final class RejectReport implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final BufferedWriter out;

  /**
   * @param path overwritten; empty to keep no report
   * @throws IOException when it cannot be written
   */
  RejectReport(Optional<Path> path) throws IOException {
    this.out =
        path.isPresent() ? Files.newBufferedWriter(path.get(), StandardCharsets.UTF_8) : null;
  }

  void add(Path file, long position, String sourceId, List<FieldError> errors) throws IOException {
    if (out == null) {
      return;
    }
    ObjectNode line =
        json.createObjectNode()
            .put("file", file.toString())
            .put("position", position)
            .put("source_id", sourceId);
    ArrayNode list = line.putArray("errors");
    for (FieldError error : errors) {
      ArrayNode messages = list.addObject().put("field", error.field()).putArray("messages");
      error.messages().forEach(messages::add);
    }
    out.write(json.writeValueAsString(line));
    out.newLine();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
