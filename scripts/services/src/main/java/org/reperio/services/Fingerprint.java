package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells one build from another by the names, sizes and times of its jars. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(List<Path> jars) throws IOException {
    StringBuilder build = new StringBuilder();
    for (Path jar : jars) {
      build
          .append(jar.getFileName())
          .append(' ')
          .append(Files.size(jar))
          .append(' ')
          .append(Files.getLastModifiedTime(jar).toMillis())
          .append('\n');
    }
    return build.toString();
  }
}
