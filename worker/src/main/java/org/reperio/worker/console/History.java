package org.reperio.worker.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The input history and the settings of the console, kept for the user alone. */
final class History {

  private final Path file;
  private final Map<String, String> entries = new ConcurrentHashMap<>();

  private History(Path file) {
    this.file = file;
  }

  /** The history in {@code ~/.reperio/console-history}. */
  static History ofUser() throws IOException {
    return at(Path.of(System.getProperty("user.home"), ".reperio", "console-history"));
  }

  static History at(Path file) throws IOException {
    var history = new History(file);
    if (Files.exists(file)) {
      var kept = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
      kept.stringPropertyNames().forEach(name -> history.entries.put(name, kept.getProperty(name)));
    }
    return history;
  }

  /** The entries, which the shell changes. */
  Map<String, String> entries() {
    return entries;
  }

  void save() throws IOException {
    var kept = new Properties();
    kept.putAll(entries);
    Files.createDirectories(file.getParent());
    try (var writer = Files.newBufferedWriter(file)) {
      kept.store(writer, "The console's history");
    }
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
