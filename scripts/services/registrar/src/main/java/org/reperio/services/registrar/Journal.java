package org.reperio.services.registrar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Entries by key that survive a crash: each change is a line of JSON at the end of a file, synced
 * before it is answered for. Only their places in the file are in memory. Not safe for several
 * threads.
 */
final class Journal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "key";
  private static final String ENTRY = "entry";

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final FileChannel file;

  /** Where a line is, in bytes, with what ends it. */
  private record Place(long start, int length) {}

  Journal(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    if (Files.exists(path)) {
      find(path);
      compact(path);
    }
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void find(Path path) throws IOException {
    try (var bytes = new BufferedInputStream(Files.newInputStream(path))) {
      long start = 0;
      for (byte[] line = line(bytes); line.length > 0; line = line(bytes)) {
        find(line, new Place(start, line.length));
        start += line.length;
      }
    }
  }

  private static byte[] line(InputStream bytes) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private void find(byte[] line, Place place) {
    try {
      if (line[line.length - 1] == '\n' && JSON.readTree(line) instanceof ObjectNode change) {
        apply(change.get(KEY).asText(), place, change.get(ENTRY) instanceof ObjectNode);
      }
    } catch (IOException e) {
      // The last line of a process that was killed while it wrote: nobody was told that it is done.
      System.out.println("a broken line is left out: " + e.getMessage());
    }
  }

  private void apply(String key, Place place, boolean entry) {
    places.remove(key);
    if (entry) {
      places.put(key, place);
    }
  }

  /** Leaves the lines out whose entries have changed since. */
  private void compact(Path path) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try (var from = FileChannel.open(path);
        var to =
            FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      for (Map.Entry<String, Place> one : places.entrySet()) {
        Place old = one.getValue();
        one.setValue(append(to, read(from, old)));
      }
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ByteBuffer read(FileChannel file, Place place) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(place.length());
    int read = 0;
    while (line.hasRemaining() && read >= 0) {
      read = file.read(line, place.start() + line.position());
    }
    return line.flip();
  }

  private static Place append(FileChannel file, ByteBuffer line) throws IOException {
    var place = new Place(file.size(), line.remaining());
    long next = place.start();
    while (line.hasRemaining()) {
      next += file.write(line, next);
    }
    return place;
  }

  private static ByteBuffer line(String key, ObjectNode entry) {
    ObjectNode change = JSON.createObjectNode().put(KEY, key);
    change.set(ENTRY, entry);
    return ByteBuffer.wrap((change + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(places.get(key)).map(this::entry);
  }

  private ObjectNode entry(Place place) {
    try {
      return (ObjectNode) JSON.readTree(read(file, place).array()).get(ENTRY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All entries, one after the other: they may be many. */
  Stream<ObjectNode> all() {
    return places.values().stream().map(this::entry);
  }

  /** Writes an entry in the place of the one of this key; null removes it. */
  void put(String key, ObjectNode entry) throws IOException {
    Place place = append(file, line(key, entry));
    file.force(false);
    apply(key, place, entry != null);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
