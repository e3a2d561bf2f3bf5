package org.reperio.crosswalk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file as bytes, with an upper limit, so that no line can fill the memory. */
final class JsonLines {

  /** The longest line accepted, in bytes. */
  static final int LONGEST = 64 * 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int filled;
  private long number;

  JsonLines(InputStream in) {
    this.in = in;
  }

  /** The number of the line last given, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its end, or null after the last. A line over the limit is given cut, one
   * byte longer than {@link #LONGEST}.
   */
  byte[] next() throws IOException {
    if (next == filled && !fill()) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    while (true) {
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      int room = LONGEST + 1 - line.size();
      line.write(buffer, next, Math.min(room, end - next));
      if (end < filled) {
        next = end + 1;
        return line.toByteArray();
      }
      if (!fill()) {
        return line.toByteArray();
      }
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
