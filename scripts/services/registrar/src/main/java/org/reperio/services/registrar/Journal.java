package org.reperio.services.registrar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entries by key that survive a crash: each change is a line of JSON at the end of a file, synced
 * before it is answered for. Not safe for several threads.
 */
final class Journal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "key";
  private static final String ENTRY = "entry";

  private final Map<String, ObjectNode> entries = new LinkedHashMap<>();
  private final FileChannel file;

  Journal(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    if (Files.exists(path)) {
      for (String line : Files.readAllLines(path)) {
        read(line);
      }
    }
    compact(path);
    file = FileChannel.open(path, StandardOpenOption.APPEND);
  }

  private void read(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode change) {
        apply(change);
      }
    } catch (IOException e) {
      // The last line of a process that was killed while it wrote: nobody was told that it is done.
      System.out.println("a broken line is left out: " + e.getMessage());
    }
  }

  private void apply(ObjectNode change) {
    String key = change.get(KEY).asText();
    entries.remove(key);
    if (change.get(ENTRY) instanceof ObjectNode entry) {
      entries.put(key, entry);
    }
  }

  private void compact(Path path) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    List<String> lines =
        entries.entrySet().stream().map(one -> line(one.getKey(), one.getValue())).toList();
    Files.write(fresh, lines);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(String key, ObjectNode entry) {
    ObjectNode change = JSON.createObjectNode().put(KEY, key);
    change.set(ENTRY, entry);
    return change.toString();
  }

  Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(entries.get(key)).map(ObjectNode::deepCopy);
  }

  List<ObjectNode> all() {
    return entries.values().stream().map(ObjectNode::deepCopy).toList();
  }

  /** Writes an entry in the place of the one of this key; null removes it. */
  void put(String key, ObjectNode entry) throws IOException {
    file.write(
        java.nio.ByteBuffer.wrap((line(key, entry) + "\n").getBytes(StandardCharsets.UTF_8)));
    file.force(false);
    if (entry == null) {
      entries.remove(key);
    } else {
      entries.put(key, entry.deepCopy());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
