package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers for which build an instance was set up: a new build may bring new tables or mappings,
 * the same build cannot.
 */
final class SetupMark {
  private final Path mark;
  private final Path application;

  SetupMark(InstanceFolder instance, Layout layout) {
    this.mark = instance.state().resolve("setup.done");
    this.application = layout.application("worker").getParent().resolve("app");
  }

  /** Whether the instance was set up by this very build. */
  boolean isCurrent() throws IOException {
    return Files.exists(mark) && Files.readString(mark).equals(build());
  }

  void set() throws IOException {
    InstanceFolder.replace(mark, build());
  }

  private String build() throws IOException {
    StringBuilder build = new StringBuilder();
    try (Stream<Path> files = Files.list(application)) {
      List<Path> jars = files.sorted().toList();
      for (Path jar : jars) {
        build
            .append(jar.getFileName())
            .append(' ')
            .append(Files.size(jar))
            .append(' ')
            .append(Files.getLastModifiedTime(jar).toMillis())
            .append('\n');
      }
    }
    return build.toString();
  }
}
