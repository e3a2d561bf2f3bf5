package org.reperio.bibliography;

import static org.reperio.bibliography.JsonReading.list;
import static org.reperio.bibliography.JsonReading.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord.FileEntry;

/** Reads the entries of a record's files, which are a list, or an object with the keys as names. */
final class FileEntries {

  private FileEntries() {}

  /** In the record's own order where it has one. */
  static List<FileEntry> of(JsonNode source) {
    JsonNode entries = source.path("entries");
    List<FileEntry> files = new ArrayList<>();
    if (entries.isArray()) {
      entries.forEach(entry -> files.add(file(text(entry, "key"), entry)));
    } else {
      entries.properties().forEach(field -> files.add(file(field.getKey(), field.getValue())));
    }
    List<String> order = list(source.path("order"), JsonNode::asText);
    if (!order.isEmpty()) {
      files.sort(Comparator.comparingInt(file -> position(order, file.key())));
    }
    return files;
  }

  private static int position(List<String> order, String key) {
    int position = order.indexOf(key);
    return position < 0 ? order.size() : position;
  }

  private static FileEntry file(String key, JsonNode entry) {
    return new FileEntry(
        key, entry.path("size").asLong(), text(entry, "checksum"), text(entry, "mimetype"));
  }
}
