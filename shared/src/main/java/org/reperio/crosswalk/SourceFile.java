package org.reperio.crosswalk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A file to read from. Gzip is known by its content, whatever the name; a byte order mark of UTF-8
 * is skipped. Counts the bytes taken from the disk, so that a reader's progress can be shown.
 */
public final class SourceFile {

  private static final int GZIP_BUFFER = 64 * 1024;
  private static final int LONGEST_MARK = 3;

  private final Path path;
  private final AtomicLong consumed = new AtomicLong();

  public SourceFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /** The size on disk in bytes; 0 for what has none, such as a pipe. */
  public long size() throws IOException {
    return Files.size(path);
  }

  /** How many bytes of {@link #size()} have been read. May be asked from another thread. */
  public long consumed() {
    return consumed.get();
  }

  /**
   * Opens the file's content, decompressed.
   *
   * @throws IOException when there is no such file, or it may not be read
   */
  public InputStream open() throws IOException {
    InputStream counted = new Counting(Files.newInputStream(path), consumed);
    try {
      PushbackInputStream raw = new PushbackInputStream(counted, LONGEST_MARK);
      InputStream plain = startsWith(raw, 0x1f, 0x8b) ? new GZIPInputStream(raw, GZIP_BUFFER) : raw;
      PushbackInputStream text = new PushbackInputStream(plain, LONGEST_MARK);
      if (startsWith(text, 0xef, 0xbb, 0xbf)) {
        text.skipNBytes(LONGEST_MARK);
      }
      return text;
    } catch (IOException e) {
      counted.close();
      throw e;
    }
  }

  private static boolean startsWith(PushbackInputStream in, int... magic) throws IOException {
    byte[] head = in.readNBytes(magic.length);
    in.unread(head);
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static final class Counting extends FilterInputStream {

    private final AtomicLong count;

    Counting(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count.incrementAndGet();
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count.addAndGet(n);
      }
      return n;
    }
  }
}
