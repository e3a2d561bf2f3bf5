package org.reperio.api.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Cuts bytes into lines, one at a time, none longer than a limit. */
final class Lines {

  /**
   * @param number from 1, empty lines counted
   * @param text null for a line that is too long
   */
  record Line(long number, byte[] text) {}

  /** Where lines go that are not blank. */
  interface Reader {
    void read(Line line) throws IOException;
  }

  private final int limit;
  private final Reader reader;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long number = 1;
  private boolean begun;
  private boolean tooLong;

  Lines(int limit, Reader reader) {
    this.limit = limit;
    this.reader = reader;
  }

  /** Takes the next bytes, and gives the lines that they end. */
  void add(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int at = offset; at < offset + length; at++) {
      if (bytes[at] == '\n') {
        keep(bytes, from, at - from);
        end();
        from = at + 1;
      }
    }
    keep(bytes, from, offset + length - from);
  }

  private void keep(byte[] bytes, int offset, int length) {
    begun |= length > 0;
    tooLong |= text.size() + length > limit;
    if (!tooLong) {
      text.write(bytes, offset, length);
    }
  }

  /** There are no more bytes: what is there is the last line. */
  void finish() throws IOException {
    if (begun) {
      end();
    }
  }

  private void end() throws IOException {
    var line = new Line(number, tooLong ? null : text.toByteArray());
    number++;
    text.reset();
    begun = false;
    tooLong = false;
    if (line.text() == null || !isBlank(line.text())) {
      reader.read(line);
    }
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
