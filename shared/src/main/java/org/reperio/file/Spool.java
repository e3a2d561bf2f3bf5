package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.commons.io.input.CloseShieldInputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What is on its way to the object store, which takes a part only at once. It is in a file without
 * a name, which is gone when this is closed, or when the program dies.
 */
final class Spool implements AutoCloseable {

  private final FileChannel channel;
  private long size;

  Spool(S3Settings settings) throws IOException {
    Path folder = settings.spool().orElse(Path.of(System.getProperty("java.io.tmpdir")));
    this.channel =
        FileChannel.open(
            folder.resolve("reperio-" + UUID.randomUUID() + ".part"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      size += channel.write(left, size);
    }
  }

  long size() {
    return size;
  }

  /** What is there; the store's client may read it again when it tries again. */
  RequestBody body() {
    return RequestBody.fromContentProvider(this::open, size, "application/octet-stream");
  }

  private InputStream open() {
    try {
      channel.position(0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return CloseShieldInputStream.wrap(Channels.newInputStream(channel));
  }

  /** Empties it. */
  void clear() throws IOException {
    channel.truncate(0);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
