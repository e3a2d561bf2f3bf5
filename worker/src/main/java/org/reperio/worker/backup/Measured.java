package org.reperio.worker.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;

/** A new file that is measured while it is written, and is on the disk when it is closed. */
final class Measured extends FilterOutputStream {

  private final FileChannel channel;
  private final String name;
  private final Consumer<Manifest.Part> done;
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private long size;
  private boolean closed;

  private Measured(
      FileChannel channel, OutputStream out, String name, Consumer<Manifest.Part> done) {
    super(out);
    this.channel = channel;
    this.name = name;
    this.done = done;
  }

  /**
   * Makes the file, which must not be there.
   *
   * @param done gets what it is, when it is closed
   */
  static Measured make(Path file, String name, Consumer<Manifest.Part> done) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Measured(channel, Channels.newOutputStream(channel), name, done);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  /** Closes it without its end, when it is not closed yet: what writes into it may have failed. */
  void abandon() throws IOException {
    channel.close();
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (channel) {
      channel.force(true);
    }
    done.accept(new Manifest.Part(name, size, HexFormat.of().formatHex(digest.digest())));
  }
}
