package org.reperio.worker.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where content was put that is not where it was: a list in a temporary file, because there may be
 * one for each file of the repository.
 */
final class NewPlaces implements AutoCloseable {

  private static final int BATCH = 1_000;

  private final Path file = Files.createTempFile("reperio-places", ".tsv");
  private final BufferedWriter writer = Files.newBufferedWriter(file);

  NewPlaces() throws IOException {}

  void add(String sha256, String place) throws IOException {
    writer.write(sha256 + "\t" + place + "\n");
  }

  /** Gives them, by the SHA-256 of the content, some at a time. */
  void each(Consumer<Map<String, String>> taker) throws IOException {
    writer.flush();
    Map<String, String> some = new HashMap<>();
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] values = line.split("\t", 2);
        some.put(values[0], values[1]);
        if (some.size() == BATCH) {
          taker.accept(some);
          some.clear();
        }
      }
    }
    taker.accept(some);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.delete(file);
  }
}
