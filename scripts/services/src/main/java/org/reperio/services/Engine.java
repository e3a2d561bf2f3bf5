package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenSearch that can be run.
 *
 * @param lib the class paths of the child processes
 * @param name of its class path among them, and of the folder of its data
 * @param java what it runs on
 */
record Engine(Path lib, String name, InstalledJava java) {
  private static final String VARIABLE = "REPERIO_EMBEDDED_ENGINE";
  private static final String USUAL = "opensearch";
  private static final String NEWER = "opensearch-3";
  private static final int JAVA_OF_NEWER = 25;

  /**
   * The one that the environment chooses: OpenSearch 2, which everything is built with, or
   * OpenSearch 3, which is built on demand and wants a newer Java.
   *
   * @throws IOException when it is not there; the message says what to do
   */
  static Engine of(Path lib, Map<String, String> environment) throws IOException {
    String chosen = environment.getOrDefault(VARIABLE, "");
    return switch (chosen) {
      case "", USUAL -> new Engine(lib, USUAL, InstalledJava.own());
      case NEWER -> newer(lib, environment);
      default ->
          throw new IOException(VARIABLE + " is " + USUAL + " or " + NEWER + ", and not " + chosen);
    };
  }

  private static Engine newer(Path lib, Map<String, String> environment) throws IOException {
    if (!Files.isDirectory(lib.resolve(NEWER))) {
      throw new IOException(
          "OpenSearch 3 is not built yet: run " + VARIABLE + "=" + NEWER + " scripts/bootstrap");
    }
    return new Engine(
        lib,
        NEWER,
        InstalledJava.atLeast(JAVA_OF_NEWER, environment)
            .orElseThrow(
                () ->
                    new IOException(
                        "OpenSearch 3 needs a JDK "
                            + JAVA_OF_NEWER
                            + ": install one, or name its folder in "
                            + InstalledJava.VARIABLE)));
  }

  /** The archive of its classes; none on another Java than ours, whose changes nobody sees. */
  Optional<ClassArchive> archive() throws IOException {
    return java.equals(InstalledJava.own())
        ? Optional.of(ClassArchive.of(lib, name))
        : Optional.empty();
  }
}
