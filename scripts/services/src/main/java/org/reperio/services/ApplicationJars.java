package org.reperio.services;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of a Quarkus application in a form that Java itself can load: a class archive keeps no
 * classes of the loader of {@code quarkus-run.jar}.
 *
 * @param jars in the order in which classes are looked for
 */
record ApplicationJars(String mainClass, List<Path> jars) {

  private static final int MAGIC = 0xF031_5432;
  private static final int VERSION = 3;

  /**
   * The jars of an application.
   *
   * @param folder that of its {@code quarkus-run.jar}
   * @return empty where its description is of another version of Quarkus than is known here
   */
  static Optional<ApplicationJars> of(Path folder) throws IOException {
    Path description = folder.resolve("quarkus/quarkus-application.dat");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(description))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        return Optional.empty();
      }
      String mainClass = in.readUTF();
      List<Path> jars = new ArrayList<>();
      // Classes that Quarkus has changed come before the jars with the originals.
      for (String part : List.of("quarkus", "app", "add-ons", "lib/main", "lib/boot")) {
        if (Files.isDirectory(folder.resolve(part))) {
          try (Stream<Path> found = Files.list(folder.resolve(part))) {
            found.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
          }
        }
      }
      return Optional.of(new ApplicationJars(mainClass, jars));
    }
  }

  /** Arguments for {@code java} that start it as {@code quarkus-run.jar} does. */
  List<String> arguments() {
    return List.of(
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-cp",
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        mainClass);
  }
}
