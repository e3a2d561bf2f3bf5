package org.reperio.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when it has more or fewer bytes than it must have. */
final class ExactLength extends FilterInputStream {

  private final long expected;
  private long read;

  ExactLength(InputStream in, long expected) {
    super(in);
    this.expected = expected;
  }

  /** There were more or fewer bytes. */
  static final class Differs extends IOException {

    private static final long serialVersionUID = 1L;

    private final String received;

    Differs(String received) {
      super("the content has another size");
      this.received = received;
    }

    String received() {
      return received;
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    // At the end, one more byte is asked for, to see that there is none.
    int wanted = (int) Math.max(1, Math.min(length, expected - read));
    int got = super.read(bytes, offset, wanted);
    if (got < 0) {
      if (read < expected) {
        throw new Differs("%,d".formatted(read));
      }
      return -1;
    }
    if (read + got > expected) {
      throw new Differs("more");
    }
    read += got;
    return got;
  }

  /** For readers that stop at the length that they were told. */
  void requireEnd() throws IOException {
    while (read(new byte[1], 0, 1) >= 0) {
      continue;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
