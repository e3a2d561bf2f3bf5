package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.worker.cli.CommandFailure;

/** A backup that was made to its end. Its manifest was checked when it was read. */
final class WholeBackup {

  static final String MANIFEST = "manifest.json";
  static final String CHECKSUM = "manifest.sha256";

  /** The list of the content of files, a line each. */
  static final String CONTENTS = "files.tsv.gz";

  private final Path folder;
  private final Seal seal;
  private final Manifest manifest;

  private WholeBackup(Path folder, Seal seal, Manifest manifest) {
    this.folder = folder;
    this.seal = seal;
    this.manifest = manifest;
  }

  /** The name under which a part is sealed: no part can take the place of another one. */
  static String sealed(String backup, String part) {
    return backup + "/" + part;
  }

  static WholeBackup read(Path folder, Seal seal, ObjectMapper json) throws IOException {
    String name = folder.getFileName().toString();
    byte[] stored = bytes(folder.resolve(MANIFEST));
    String checksum = new String(bytes(folder.resolve(CHECKSUM)), UTF_8);
    if (!checksum.equals(DigestUtils.sha256Hex(stored) + "\n")) {
      throw new CommandFailure(
          "The backup %s is damaged: %s and %s do not fit.".formatted(name, MANIFEST, CHECKSUM));
    }
    try (InputStream in =
        seal.opening(new java.io.ByteArrayInputStream(stored), sealed(name, MANIFEST))) {
      JsonNode tree = json.readTree(in.readAllBytes());
      int format = tree.path("format").asInt();
      if (format != Manifest.FORMAT) {
        throw new CommandFailure(
            "The backup %s has format %d, and this program reads format %d."
                .formatted(name, format, Manifest.FORMAT));
      }
      Manifest manifest = json.treeToValue(tree, Manifest.class);
      if (!name.equals(manifest.name())) {
        throw new CommandFailure(
            "The folder %s has the backup %s.".formatted(name, manifest.name()));
      }
      return new WholeBackup(folder, seal, manifest);
    } catch (JsonProcessingException e) {
      throw new CommandFailure("The backup %s has no readable %s.".formatted(name, MANIFEST));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          "%s is no whole backup: %s is missing.".formatted(file.getParent(), file.getFileName()));
    }
  }

  Manifest manifest() {
    return manifest;
  }

  String name() {
    return manifest.name();
  }

  /** Opens a part. */
  InputStream part(String part) throws IOException {
    return seal.opening(Files.newInputStream(folder.resolve(part)), sealed(name(), part));
  }

  /** Opens a part that is packed. */
  InputStream unpacked(String part) throws IOException {
    return new GZIPInputStream(part(part), 64 * 1024);
  }

  /** What is done with the content of a file. */
  interface ContentStep {
    void take(Content content) throws IOException;
  }

  /** Goes through the content of files that the backup has. */
  void eachContent(ContentStep step) throws IOException {
    Set<String> missing = Set.copyOf(manifest.contents().missing());
    try (var lines = new BufferedReader(new InputStreamReader(unpacked(CONTENTS), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Content content = Content.of(line);
        if (!missing.contains(content.sha256())) {
          step.take(content);
        }
      }
    }
  }

  /** How many bytes a part has, as stored. */
  long size(String part) {
    return manifest.parts().stream()
        .filter(one -> one.name().equals(part))
        .mapToLong(Manifest.Part::size)
        .findFirst()
        .orElse(0);
  }

  long partBytes() {
    return manifest.parts().stream().mapToLong(Manifest.Part::size).sum();
  }

  /**
   * Compares all parts with the manifest.
   *
   * @throws CommandFailure when one is missing, is not what it was, or was not there
   */
  void verifyParts(LongConsumer each) throws IOException {
    Set<String> expected =
        manifest.parts().stream().map(Manifest.Part::name).collect(Collectors.toSet());
    expected.addAll(Set.of(MANIFEST, CHECKSUM));
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> !Files.isDirectory(file))
          .forEach(file -> found.add(folder.relativize(file).toString().replace('\\', '/')));
    }
    for (String name : found) {
      if (!expected.contains(name)) {
        throw damaged(name, "does not belong to it");
      }
    }
    for (Manifest.Part part : manifest.parts()) {
      if (!found.contains(part.name())) {
        throw damaged(part.name(), "is missing");
      }
      verify(part, each);
    }
  }

  private void verify(Manifest.Part part, LongConsumer each) throws IOException {
    Path file = folder.resolve(part.name());
    if (Files.size(file) != part.size()) {
      throw damaged(part.name(), "has %,d bytes, not %,d".formatted(Files.size(file), part.size()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (!DigestUtils.sha256Hex(in).equals(part.sha256())) {
        throw damaged(part.name(), "is not what was stored");
      }
    }
    each.accept(part.size());
  }

  private CommandFailure damaged(String part, String how) {
    return new CommandFailure("The backup %s is damaged: %s %s.".formatted(name(), part, how));
  }
}
