package org.reperio.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of declarations, on the class path or in a directory. YAML, of which JSON is a part. */
final class DeclarationFolder {

  static final String CUSTOM_FIELDS = "custom_fields";

  private static final ObjectMapper YAML = new YAMLMapper();

  private interface Opener {
    Optional<URL> open(String file) throws MalformedURLException;
  }

  private final String name;
  private final Opener opener;
  private final Path directory;
  private final List<String> customFields;

  private DeclarationFolder(String name, Opener opener, Path directory, List<String> customFields) {
    this.name = name;
    this.opener = opener;
    this.directory = directory;
    this.customFields = customFields;
  }

  static DeclarationFolder onClassPath(ClassLoader loader, String folder) {
    return onClassPath(loader, folder, List.of());
  }

  /**
   * @param customFields the files in {@code custom_fields}, without their ending
   */
  static DeclarationFolder onClassPath(
      ClassLoader loader, String folder, List<String> customFields) {
    return new DeclarationFolder(
        folder,
        file -> Optional.ofNullable(loader.getResource(folder + "/" + file)),
        null,
        customFields.stream().map(name -> CUSTOM_FIELDS + "/" + name + ".yaml").toList());
  }

  static DeclarationFolder in(Path directory) {
    return new DeclarationFolder(
        directory.toString(),
        file -> {
          Path path = directory.resolve(file);
          return Files.isRegularFile(path) ? Optional.of(path.toUri().toURL()) : Optional.empty();
        },
        directory,
        List.of());
  }

  String name() {
    return name;
  }

  /**
   * @throws ModelError when the file cannot be read or is no YAML object
   */
  Optional<ObjectNode> read(String file) {
    try {
      Optional<URL> url = opener.open(file);
      if (url.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(read(url.get()));
    } catch (IOException unreadable) {
      throw new ModelError(name + "/" + file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * @throws ModelError when there is no such file
   */
  ObjectNode require(String file) {
    return read(file).orElseThrow(() -> new ModelError(name + "/" + file + ": no such file"));
  }

  static ObjectNode read(URL url) throws IOException {
    byte[] text;
    try (InputStream in = url.openStream()) {
      text = in.readAllBytes();
    }
    refuseAliases(url, text);
    if (YAML.readTree(text) instanceof ObjectNode object) {
      return object;
    }
    throw new ModelError(url + ": not an object");
  }

  /**
   * Jackson reads {@code *name} as the text "name"; better no model than one that means another.
   */
  private static void refuseAliases(URL url, byte[] text) throws IOException {
    try (YAMLParser parser = (YAMLParser) YAML.getFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new ModelError(
              url
                  + ": line "
                  + parser.currentLocation().getLineNr()
                  + ": aliases of YAML cannot be used; use $defs and $ref");
        }
      }
    }
  }

  /** Names of the YAML and JSON files of custom fields, sorted; on the class path those listed. */
  List<String> customFields() {
    Path below = directory == null ? null : directory.resolve(CUSTOM_FIELDS);
    if (below == null || !Files.isDirectory(below)) {
      return customFields;
    }
    try (Stream<Path> files = Files.list(below)) {
      return files
          .map(file -> CUSTOM_FIELDS + "/" + file.getFileName())
          .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new ModelError(below + ": " + unreadable.getMessage(), unreadable);
    }
  }
}
