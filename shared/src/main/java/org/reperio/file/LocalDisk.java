package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Content on the local disk, or on a shared file system: {@code ab/cd/abcd...}. It is written
 * beside its place, synced, and moved there in one step.
 */
public final class LocalDisk implements FileStorage {

  private final Path root;
  private final Optional<String> front;
  private final PartedUploads parts;

  /**
   * @param root the folder, made when it is needed
   */
  public LocalDisk(Path root) {
    this(root, Optional.empty());
  }

  /**
   * @param root the folder, made when it is needed
   * @param front the address of the folder for the web server in front, with a slash at its end
   */
  public LocalDisk(Path root, Optional<String> front) {
    this.root = root.toAbsolutePath();
    this.front = front;
    this.parts = new LocalParts(this.root);
  }

  @Override
  public Incoming<StagedContent> stage(long maxBytes) throws IOException {
    String name = newName();
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return new Digested(name, new NewFile(file), maxBytes);
  }

  static String newName() {
    return "incoming/" + UUID.randomUUID() + ".part";
  }

  @Override
  public String keep(StagedContent staged) throws IOException {
    String sha256 = staged.sha256();
    String location = "%s/%s/%s".formatted(sha256.substring(0, 2), sha256.substring(2, 4), sha256);
    Path place = root.resolve(location);
    Path written = root.resolve(staged.name());
    if (Files.exists(place)) {
      Files.deleteIfExists(written);
      return location;
    }
    Files.createDirectories(place.getParent());
    Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
    return location;
  }

  @Override
  public void discard(String staged) throws IOException {
    if (Files.isDirectory(root.resolve(staged))) {
      parts.abort(staged);
    } else {
      Files.deleteIfExists(root.resolve(staged));
    }
  }

  @Override
  public boolean exists(String location) {
    return Files.isRegularFile(root.resolve(location));
  }

  @Override
  public InputStream open(String location, long offset) throws IOException {
    var channel = FileChannel.open(root.resolve(location), StandardOpenOption.READ);
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  @Override
  public SeekableByteChannel channel(String location, long size) throws IOException {
    return FileChannel.open(root.resolve(location), StandardOpenOption.READ);
  }

  @Override
  public void delete(String location) throws IOException {
    Files.deleteIfExists(root.resolve(location));
  }

  @Override
  public Optional<URI> address(String location, String disposition, String mediaType) {
    return Optional.empty();
  }

  @Override
  public Optional<String> frontAddress(String location) {
    // Locations are hexadecimal digits and slashes: nothing of them has to be encoded.
    return front.map(folder -> folder + location);
  }

  @Override
  public PartedUploads parts() {
    return parts;
  }

  @Override
  public void walk(Consumer<Found> each) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    Files.walkFileTree(root, new Walk(root, each));
  }

  /** Of what is incoming, a file is staged content and a folder is an upload in parts. */
  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Path incoming;
    private final Consumer<Found> each;

    Walk(Path root, Consumer<Found> each) {
      this.root = root;
      this.incoming = root.resolve("incoming");
      this.each = each;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!incoming.equals(folder.getParent())) {
        return FileVisitResult.CONTINUE;
      }
      found(folder, attributes);
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        found(file, attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE; // kept or discarded since the folder was read
      }
      throw e;
    }

    private void found(Path path, BasicFileAttributes attributes) {
      each.accept(
          new Found(
              root.relativize(path).toString().replace('\\', '/'),
              !path.startsWith(incoming),
              attributes.lastModifiedTime().toInstant()));
    }
  }
}
