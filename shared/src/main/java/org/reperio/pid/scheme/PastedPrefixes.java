package org.reperio.pid.scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Prefixes that people paste with an identifier: {@code doi:}, {@code https://doi.org/} and the
 * like, in any letter case. At most one is taken away.
 */
final class PastedPrefixes {

  private final List<String> prefixes;
  private final boolean slashAtEnd;

  private PastedPrefixes(List<String> prefixes, boolean slashAtEnd) {
    this.prefixes = prefixes;
    this.slashAtEnd = slashAtEnd;
  }

  /**
   * The known prefixes. One that ends in a slash is a host and path, such as {@code doi.org/}: it
   * is known with {@code http://}, with {@code https://}, and bare.
   */
  static PastedPrefixes of(String... known) {
    List<String> all = new ArrayList<>();
    for (String prefix : known) {
      all.add(prefix);
      if (prefix.endsWith("/")) {
        all.add("http://" + prefix);
        all.add("https://" + prefix);
      }
    }
    // The longest first, so that no prefix hides one that begins with it.
    all.sort(Comparator.comparing(String::length).reversed());
    return new PastedPrefixes(List.copyOf(all), false);
  }

  /** The same; a slash that a browser put at the end of a link goes too. */
  PastedPrefixes slashAtEnd() {
    return new PastedPrefixes(prefixes, true);
  }

  /** The value without its prefix, if it has one, and without white space behind the prefix. */
  String strip(String value) {
    for (String prefix : prefixes) {
      if (value.regionMatches(true, 0, prefix, 0, prefix.length())) {
        String rest = value.substring(prefix.length()).strip();
        return slashAtEnd && prefix.endsWith("/") && rest.endsWith("/")
            ? rest.substring(0, rest.length() - 1)
            : rest;
      }
    }
    return value;
  }
}
