package org.reperio.pid.scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people paste before an identifier: {@code doi:}, {@code https://doi.org/} and the like. */
final class PastedPrefixes {

  private final List<String> prefixes;

  private PastedPrefixes(List<String> prefixes) {
    this.prefixes = prefixes;
  }

  /**
   * Prefixes in any letter case. One that ends in a slash is a host and path, such as {@code
   * doi.org/}: it is known with {@code http://}, with {@code https://}, and bare.
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
    all.sort(Comparator.comparing(String::length).reversed());
    return new PastedPrefixes(List.copyOf(all));
  }

  /** The value without white space around it and without its prefix, if it has one. */
  String strip(String value) {
    String stripped = value.strip();
    for (String prefix : prefixes) {
      if (stripped.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return stripped.substring(prefix.length()).strip();
      }
    }
    return stripped;
  }
}
