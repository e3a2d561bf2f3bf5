package org.reperio.worker.console;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path that snippets are compiled against. */
final class CompileClassPath {

  private CompileClassPath() {}

  /**
   * All jars of the folder that Quarkus packed the application into: its own class loader reads
   * them, and the JVM's class path does not name them. Where the application was not packed (tests,
   * development) the JVM's class path is right.
   */
  static String find() throws IOException {
    Path application = folder();
    if (application == null) {
      return System.getProperty("java.class.path");
    }
    try (Stream<Path> files = Files.walk(application)) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** The folder that has {@code quarkus-run.jar} and {@code app}; null when there is none. */
  private static Path folder() {
    var source = CompileClassPath.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path app = Path.of(source.getLocation().toURI()).getParent();
      Path folder = app == null ? null : app.getParent();
      return folder != null && Files.exists(folder.resolve("quarkus-run.jar")) ? folder : null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
