package org.reperio.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The compiled classes of the program, without tests, and its sources. */
final class House {

  /** Modules with code of the program, by folder, with the root of their packages. */
  static final Map<String, String> ROOTS =
      new TreeMap<>(
          Map.of(
              "shared", "org.reperio",
              "web-api", "org.reperio.api",
              "web-ui", "org.reperio.ui",
              "worker", "org.reperio.worker",
              "scripts/demo", "org.reperio.demo",
              "add-ons/cern-open-data", "org.reperio.cernopendata"));

  static final Path REPOSITORY = Path.of(System.getProperty("reperio.root")).normalize();

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.reperio");

  /**
   * A source file of a module.
   *
   * @param module the module's folder, such as {@code web-api}
   * @param path where the file is, from the root of the repository
   */
  record Source(String module, Path path, String text) {

    String packageName() {
      return text.lines()
          .filter(line -> line.startsWith("package "))
          .map(line -> line.substring("package ".length(), line.indexOf(';')))
          .findFirst()
          .orElse("");
    }

    String simpleName() {
      return path.getFileName().toString().replace(".java", "");
    }
  }

  private House() {}

  /** All sources of the program. */
  static List<Source> sources() {
    return sources("src/main/java");
  }

  /** All sources of the program's tests. */
  static List<Source> testSources() {
    return sources("src/test/java");
  }

  private static List<Source> sources(String folder) {
    return ROOTS.keySet().stream().flatMap(module -> sources(module, folder).stream()).toList();
  }

  private static List<Source> sources(String module, String below) {
    Path folder = REPOSITORY.resolve(module).resolve(below);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(file -> new Source(module, REPOSITORY.relativize(file), read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
