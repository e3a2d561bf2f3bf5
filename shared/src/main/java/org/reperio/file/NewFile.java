package org.reperio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on the local disk that is being written. When it is given up, nothing is left of it. */
final class NewFile implements Incoming<Path> {

  private final Path path;
  private final FileChannel channel;
  private boolean complete;

  /**
   * Makes the file.
   *
   * @throws java.nio.file.NoSuchFileException when its folder is not there
   */
  NewFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** When this returns, a loss of power does not undo it. */
  @Override
  public Path complete() throws IOException {
    channel.force(true);
    channel.close();
    complete = true;
    return path;
  }

  @Override
  public void close() throws IOException {
    if (!complete) {
      try (channel) {
        Files.deleteIfExists(path);
      }
    }
  }
}
