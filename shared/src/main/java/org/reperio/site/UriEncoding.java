package org.reperio.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Percent-encodes text for the parts of an address (RFC 3986). */
public final class UriEncoding {

  /** Characters that a path may have as they are, beside letters, digits and the slash. */
  private static final String PLAIN = "-._~!$'()*+,;=:@/";

  private UriEncoding() {}

  /** One segment of a path; a slash in it is no separator. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Several segments of a path; slashes separate them. */
  public static String segments(String text) {
    return segment(text).replace("%2F", "/");
  }

  /** A name or value in a query. */
  public static String parameter(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * The query of an address, without its question mark; a name with several values comes so often.
   */
  public static String query(Map<String, List<String>> parameters) {
    var query = new StringJoiner("&");
    parameters.forEach(
        (name, values) ->
            values.forEach(value -> query.add(parameter(name) + "=" + parameter(value))));
    return query.toString();
  }

  /**
   * An identifier at the end of a resolver's address: people read it there, so all that may stay as
   * it is stays.
   *
   * @param alsoPlain further characters that are left as they are
   */
  public static String identifier(String text, String alsoPlain) {
    StringBuilder path = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || PLAIN.indexOf(c) >= 0
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
