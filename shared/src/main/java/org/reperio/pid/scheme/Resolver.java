package org.reperio.pid.scheme;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The link at which a normal form resolves. */
@FunctionalInterface
interface Resolver {

  Pattern WEB = Pattern.compile("(?:https?|ftp)://", Pattern.CASE_INSENSITIVE);

  Optional<String> link(String normalized);

  /** A scheme whose values resolve nowhere. */
  static Resolver none() {
    return normalized -> Optional.empty();
  }

  /** The address with the value behind it, percent-encoded for a path (RFC 3986). */
  static Resolver at(String address) {
    return at(address, "");
  }

  static Resolver at(String before, String after) {
    return normalized -> Optional.of(before + encoded(normalized) + after);
  }

  /** The same, for the value without a prefix that its normal form carries. */
  default Resolver dropping(String prefix) {
    return normalized ->
        link(normalized.startsWith(prefix) ? normalized.substring(prefix.length()) : normalized);
  }

  /** A web address that is its own link; no link for what a browser would run or cannot open. */
  static Resolver itself() {
    return address ->
        WEB.matcher(address).lookingAt()
            ? Optional.of(encoded(address, "#?%&[]"))
            : Optional.empty();
  }

  private static String encoded(String value) {
    return encoded(value, "");
  }

  private static String encoded(String value, String alsoPlain) {
    StringBuilder path = new StringBuilder(value.length());
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._~!$'()*+,;=:@/".indexOf(c) >= 0
              || alsoPlain.indexOf(c) >= 0;
      if (plain) {
        path.append(c);
      } else {
        path.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
      }
    }
    return path.toString();
  }
}
