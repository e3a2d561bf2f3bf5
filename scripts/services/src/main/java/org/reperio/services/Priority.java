package org.reperio.services;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The priority of a child process, where the system has {@code nice}. */
enum Priority {
  USUAL(0),
  /** Work that people do not wait for gives way to what they do wait for. */
  BACKGROUND(10),
  LOWEST(19);

  private static final Path NICE = Path.of("/usr/bin/nice");

  private final int niceness;

  Priority(int niceness) {
    this.niceness = niceness;
  }

  /** The words before the command; empty for the usual priority and where nice is missing. */
  List<String> prefix() {
    return this == USUAL || !Files.isExecutable(NICE)
        ? List.of()
        : List.of(NICE.toString(), "-n", Integer.toString(niceness));
  }
}
