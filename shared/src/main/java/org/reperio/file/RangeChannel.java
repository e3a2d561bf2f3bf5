package org.reperio.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads here and there in what can only be opened at an offset: reading on uses the stream that is
 * open, going elsewhere opens another one. Read only.
 */
final class RangeChannel implements SeekableByteChannel {

  /** Opens content at an offset. */
  interface Opening {
    InputStream at(long offset) throws IOException;
  }

  private final Opening opening;
  private final long size;
  private InputStream stream;
  private long streamPosition;
  private long position;
  private boolean closed;

  RangeChannel(Opening opening, long size) {
    this.opening = opening;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (position >= size) {
      return -1;
    }
    if (stream == null || streamPosition != position) {
      release();
      stream = opening.at(position);
      streamPosition = position;
    }
    var bytes = new byte[(int) Math.min(target.remaining(), Math.min(size - position, 64 * 1024))];
    int read = stream.readNBytes(bytes, 0, bytes.length);
    if (read < bytes.length) {
      throw new EOFException("the content ends before its size");
    }
    target.put(bytes);
    position += read;
    streamPosition += read;
    return read;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException("read only");
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new UnsupportedOperationException("read only");
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  private void release() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    release();
  }
}
