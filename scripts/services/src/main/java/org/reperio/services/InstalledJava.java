package org.reperio.services;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java on this machine.
 *
 * @param home its folder
 * @param release such as 17
 */
record InstalledJava(Path home, int release) {
  /** Names the folder of a JDK 25, for the scripts too. */
  static final String VARIABLE = "REPERIO_JDK25";

  private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

  /** The Java that runs the supervisor. */
  static InstalledJava own() {
    return new InstalledJava(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * One of {@code release} or later: ours, the one that the environment names, or an installed one.
   */
  static Optional<InstalledJava> atLeast(int release, Map<String, String> environment)
      throws IOException {
    List<InstalledJava> found = new ArrayList<>(List.of(own()));
    String named = environment.getOrDefault(VARIABLE, "");
    if (named.isBlank()) {
      found.addAll(installed());
    } else {
      at(Path.of(named)).ifPresent(found::add);
    }
    return found.stream().filter(java -> java.release() >= release).findFirst();
  }

  private static List<InstalledJava> installed() throws IOException {
    if (!Files.isDirectory(USUAL_PLACE)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(USUAL_PLACE)) {
      return folders.sorted().flatMap(folder -> at(folder).stream()).toList();
    }
  }

  /** The Java in {@code home}, by what it says of itself; empty when there is none. */
  private static Optional<InstalledJava> at(Path home) {
    Path said = home.resolve("release");
    if (!Files.isRegularFile(said)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(said)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.matches("[1-9][0-9.]*")
        ? Optional.of(new InstalledJava(home, Runtime.Version.parse(version).feature()))
        : Optional.empty();
  }

  /** The program that runs classes. */
  String program() {
    return home.resolve("bin").resolve("java").toString();
  }
}
