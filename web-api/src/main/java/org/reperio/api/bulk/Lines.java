package org.reperio.api.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines as bytes, one at a time, none longer than a limit. */
final class Lines {

  /**
   * @param number from 1, empty lines counted
   * @param text null for a line that is too long
   */
  record Line(long number, byte[] text) {}

  private final InputStream in;
  private final int limit;
  private long number;

  Lines(InputStream in, int limit) {
    this.in = new BufferedInputStream(in, 64 * 1024);
    this.limit = limit;
  }

  /** The next line that is not blank, or null at the end. */
  Line next() throws IOException {
    for (int first = in.read(); first >= 0; first = in.read()) {
      Line line = read(first);
      if (line.text() == null || !isBlank(line.text())) {
        return line;
      }
    }
    return null;
  }

  private Line read(int first) throws IOException {
    number++;
    var text = new ByteArrayOutputStream();
    boolean tooLong = false;
    for (int next = first; next >= 0 && next != '\n'; next = in.read()) {
      tooLong |= text.size() >= limit;
      if (!tooLong) {
        text.write(next);
      }
    }
    return new Line(number, tooLong ? null : text.toByteArray());
  }

  private static boolean isBlank(byte[] text) {
    for (byte sign : text) {
      if (sign != ' ' && sign != '\t' && sign != '\r') {
        return false;
      }
    }
    return true;
  }
}
