package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers for which build an instance was set up: a new build may bring new tables or mappings,
 * the same build cannot.
 */
final class SetupMark {
  private final Path mark;
  private final Path folder;

  SetupMark(InstanceFolder instance, Layout layout) {
    this.mark = instance.state().resolve("setup.done");
    this.folder = layout.application("worker", instance).getParent();
  }

  /** Whether the instance was set up by this very build. */
  boolean isCurrent() throws IOException {
    return Files.exists(mark) && Files.readString(mark).equals(build());
  }

  void set() throws IOException {
    InstanceFolder.replace(mark, build());
  }

  private String build() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String part : List.of("app", "add-ons")) {
      if (Files.isDirectory(folder.resolve(part))) {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
          files.sorted().forEach(jars::add);
        }
      }
    }
    return Fingerprint.of(jars);
  }
}
