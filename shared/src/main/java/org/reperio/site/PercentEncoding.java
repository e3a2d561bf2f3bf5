package org.reperio.site;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of addresses (RFC 3986, 2.1), of text in UTF-8. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /** Whether an address is properly encoded, and what it encodes is UTF-8. */
  public static boolean isProper(String address) {
    if (address.indexOf('%') < 0) {
      return true;
    }
    var bytes = new ByteArrayOutputStream(address.length());
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) != '%') {
        bytes.write(address.charAt(i));
        continue;
      }
      int high = digit(address, i + 1);
      int low = digit(address, i + 2);
      if (high < 0 || low < 0) {
        return false;
      }
      bytes.write(16 * high + low);
      i += 2;
    }
    return isUtf8(bytes.toByteArray());
  }

  /** Whether a properly encoded address says NUL, which no name and no database may hold. */
  public static boolean hasNul(String address) {
    return address.contains("%00") || address.indexOf('\0') >= 0;
  }

  /**
   * The text of a part of a path, in which a plus is a plus.
   *
   * @throws IllegalArgumentException when it is not properly encoded
   */
  public static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int digit(String address, int at) {
    return at < address.length() ? Character.digit(address.charAt(at), 16) : -1;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
