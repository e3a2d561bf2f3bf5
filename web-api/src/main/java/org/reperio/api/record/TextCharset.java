package org.reperio.api.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The charset of a text file, as far as its bytes prove one. */
final class TextCharset {

  /** As much of a text as is looked at. */
  private static final int LENGTH = 256 * 1024;

  private TextCharset() {}

  /**
   * UTF-8 where the text can be read so, or what its byte order mark says; else empty: ISO 8859-1,
   * Shift JIS and their like look alike, and a browser that is told none guesses well.
   */
  static Optional<String> of(InputStream content) throws IOException {
    byte[] start = content.readNBytes(LENGTH);
    if (startsWith(start, 0xfe, 0xff) || startsWith(start, 0xff, 0xfe)) {
      return Optional.of("utf-16");
    }
    return isUtf8(start) ? Optional.of("utf-8") : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  /** A character that the end cuts is no fault. */
  private static boolean isUtf8(byte[] bytes) {
    Charset utf8 = StandardCharsets.UTF_8;
    CoderResult result =
        utf8.newDecoder()
            .decode(
                ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), bytes.length < LENGTH);
    return !result.isError();
  }
}
