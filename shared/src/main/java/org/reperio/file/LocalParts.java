package org.reperio.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Uploads in parts on the local disk: a folder with a file for each sending of each part. Two
 * senders of one part, on two machines even, never write to the same file, so a part is always as
 * one of them sent it. Assembling reads all parts, for the checksums, and writes the whole.
 */
final class LocalParts implements PartedUploads {

  private static final int BUFFER = 256 * 1024;

  private final Path root;

  LocalParts(Path root) {
    this.root = root;
  }

  @Override
  public long minPartSize() {
    return 1;
  }

  @Override
  public String begin(Plan plan) throws IOException {
    String name = "incoming/" + UUID.randomUUID();
    Files.createDirectories(root.resolve(name));
    return name;
  }

  @Override
  public Incoming<String> write(String upload, Plan plan, int part) throws IOException {
    String tag = UUID.randomUUID().toString();
    return new NewFile(file(upload, part, tag)).then(written -> tag);
  }

  @Override
  public void forget(String upload, Received part) throws IOException {
    Files.deleteIfExists(file(upload, part.part(), part.tag()));
  }

  @Override
  public StagedContent assemble(String upload, Plan plan, List<Received> parts) throws IOException {
    String name = LocalDisk.newName();
    var buffer = new byte[BUFFER];
    try (var whole = new Digested(name, new NewFile(root.resolve(name)), Long.MAX_VALUE)) {
      for (Received part : parts) {
        try (var content = Files.newInputStream(file(upload, part.part(), part.tag()))) {
          for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            whole.write(buffer, 0, read);
          }
        } catch (NoSuchFileException e) {
          throw new DamagedParts(List.of(part.part()));
        }
      }
      StagedContent staged = whole.complete();
      if (staged.size() != plan.size()) {
        Files.deleteIfExists(root.resolve(name));
        throw new EOFException(
            "%s has %,d bytes, not %,d".formatted(upload, staged.size(), plan.size()));
      }
      return staged;
    }
  }

  private Path file(String upload, int part, String tag) {
    return root.resolve(upload).resolve(part + "-" + tag);
  }

  @Override
  public void abort(String upload) throws IOException {
    Path folder = root.resolve(upload);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
