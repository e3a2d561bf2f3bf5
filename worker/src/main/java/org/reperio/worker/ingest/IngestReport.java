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
 * The records of an ingest that a person should look at, an object a line: {@code file}, {@code
 * position} (see {@link SourceItem#position()}) and {@code source_id}. A rejected record has {@code
 * errors} by field; a reason that concerns it as a whole has an empty {@code field}. A record that
 * was not taken in as it came has {@code notes}: what the source says and its metadata does not.
 */
final class IngestReport implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final BufferedWriter out;

  /**
   * @param path overwritten; empty to keep no report
   * @throws IOException when it cannot be written
   */
  IngestReport(Optional<Path> path) throws IOException {
    this.out =
        path.isPresent() ? Files.newBufferedWriter(path.get(), StandardCharsets.UTF_8) : null;
  }

  void rejected(Path file, SourceItem item, List<FieldError> errors) throws IOException {
    ObjectNode line = line(file, item);
    ArrayNode list = line.putArray("errors");
    for (FieldError error : errors) {
      ArrayNode messages = list.addObject().put("field", error.field()).putArray("messages");
      error.messages().forEach(messages::add);
    }
    write(line);
  }

  void noted(Path file, SourceItem.Read item) throws IOException {
    ObjectNode line = line(file, item);
    item.notes().forEach(line.putArray("notes")::add);
    write(line);
  }

  private ObjectNode line(Path file, SourceItem item) {
    return json.createObjectNode()
        .put("file", file.toString())
        .put("position", item.position())
        .put("source_id", item.sourceId());
  }

  private void write(ObjectNode line) throws IOException {
    if (out == null) {
      return;
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
