package org.reperio.worker.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The content of files in a folder of backups, which all backups in it share: each content is there
 * once. What is there was written whole and synced before it got its name.
 */
final class ContentStore {

  private static final int BUFFER = 256 * 1024;
  private static final String INCOMING = "incoming";

  private final Path root;
  private final Seal seal;

  /** Folders with entries that a loss of power may undo. */
  private final Set<Path> changed = new HashSet<>();

  ContentStore(Path root, Seal seal) {
    this.root = root;
    this.seal = seal;
  }

  /** The name under which it is stored. */
  String name(Content content) {
    return seal.nameOf(content.sha256());
  }

  private Path place(Content content) {
    String name = name(content);
    return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
  }

  /** Where it is, for people. */
  String describe(Content content) {
    return root.getFileName() + "/" + root.relativize(place(content));
  }

  /** Whether content is there, in its size. */
  boolean has(Content content) throws IOException {
    try {
      return Files.size(place(content)) == seal.size(content.size());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Stores content.
   *
   * @param each gets how many bytes were read, now and then
   * @return false when the bytes are not those that the digest names; nothing is stored then
   */
  boolean add(Content content, InputStream bytes, LongConsumer each) throws IOException {
    Path written = root.resolve(INCOMING).resolve(UUID.randomUUID() + ".part");
    Files.createDirectories(written.getParent());
    try {
      if (!write(content, bytes, written, each)) {
        return false;
      }
      Path place = place(content);
      Files.createDirectories(place.getParent());
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      for (Path one = place.getParent(); !one.equals(root.getParent()); one = one.getParent()) {
        changed.add(one);
      }
      return true;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private boolean write(Content content, InputStream bytes, Path file, LongConsumer each)
      throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    Measured written = Measured.make(file, content.sha256(), part -> {});
    try (OutputStream out = seal.sealing(written, content.sha256())) {
      var buffer = new byte[BUFFER];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
        each.accept(read);
      }
    } finally {
      written.abandon();
    }
    return HexFormat.of().formatHex(digest.digest()).equals(content.sha256());
  }

  /** Makes all that was stored last. */
  void sync() throws IOException {
    for (Path one : changed) {
      sync(one);
    }
    changed.clear();
  }

  /** Opens content; a changed byte shows at the latest at its end, by its digest. */
  InputStream open(Content content) throws IOException {
    return seal.opening(Files.newInputStream(place(content)), content.sha256());
  }

  /**
   * Reads content and compares it.
   *
   * @return what is wrong with it, in words, if anything is
   */
  Optional<String> fault(Content content, LongConsumer each) throws IOException {
    Path place = place(content);
    if (!Files.isRegularFile(place)) {
      return Optional.of("is missing");
    }
    long expected = seal.size(content.size());
    if (Files.size(place) != expected) {
      return Optional.of("has %,d bytes, not %,d".formatted(Files.size(place), expected));
    }
    MessageDigest digest = DigestUtils.getSha256Digest();
    var buffer = new byte[BUFFER];
    try (InputStream in = open(content)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        each.accept(read);
      }
    } catch (IOException e) {
      return Optional.of("is not what was stored (" + e.getMessage() + ")");
    }
    return HexFormat.of().formatHex(digest.digest()).equals(content.sha256())
        ? Optional.empty()
        : Optional.of("is not what was stored");
  }

  /** Deletes what an interrupted backup was writing. */
  void tidy() throws IOException {
    Path incoming = root.resolve(INCOMING);
    if (Files.isDirectory(incoming)) {
      try (Stream<Path> left = Files.list(incoming)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Deletes content.
   *
   * @param needed which names stay
   * @return how much was deleted
   */
  Deleted keepOnly(Predicate<String> needed) throws IOException {
    tidy();
    if (!Files.isDirectory(root)) {
      return new Deleted(0, 0);
    }
    long contents = 0;
    long bytes = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (!needed.test(file.getFileName().toString())) {
          bytes += Files.size(file);
          contents++;
          Files.delete(file);
        }
      }
    }
    return new Deleted(contents, bytes);
  }

  /** How much was deleted. */
  record Deleted(long contents, long bytes) {}

  /** Makes the entries of a folder last. */
  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
