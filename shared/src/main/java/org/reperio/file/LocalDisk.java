package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Content on the local disk, or on a shared file system: {@code ab/cd/abcd...}. It is written
 * beside its place, synced, and moved there in one step.
 */
@ApplicationScoped
public class LocalDisk implements FileStorage {

  private static final int BUFFER = 128 * 1024;

  private final Path root;

  public LocalDisk(@ConfigProperty(name = "reperio.storage.directory") Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public StoredContent store(InputStream content, long maxBytes) throws IOException {
    Path incoming = Files.createDirectories(root.resolve("incoming"));
    Path written = Files.createTempFile(incoming, "upload", ".part");
    try {
      StoredContent stored = write(content, maxBytes, written);
      Path place = place(stored.sha256());
      if (!Files.exists(place)) {
        Files.createDirectories(place.getParent());
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
          directory.force(true);
        }
      }
      return stored;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static StoredContent write(InputStream content, long maxBytes, Path file)
      throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    long size = 0;
    var buffer = new byte[BUFFER];
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > maxBytes) {
          throw new FileTooLarge(maxBytes);
        }
        sha256.update(buffer, 0, read);
        md5.update(buffer, 0, read);
        var bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
    var hex = HexFormat.of();
    return new StoredContent(hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), size);
  }

  @Override
  public InputStream open(String sha256, long offset) throws IOException {
    var channel = FileChannel.open(place(sha256), StandardOpenOption.READ);
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  private Path place(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
