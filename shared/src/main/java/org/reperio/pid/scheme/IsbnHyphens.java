package org.reperio.pid.scheme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the hyphens of an ISBN belong: after the registration group and the registrant, whose
 * lengths the International ISBN Agency publishes as ranges (isbn-ranges.txt).
 */
final class IsbnHyphens {

  private static final String RANGES = "isbn-ranges.txt";

  /** By group with its prefix and without hyphens, such as 9783: ranges of registrants. */
  private final Map<String, String[]> rangesByGroup = new HashMap<>();

  IsbnHyphens() {
    try (InputStream in = IsbnHyphens.class.getResourceAsStream(RANGES);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        if (!line.startsWith("#")) {
          // A group may have no range yet.
          String ranges = line.substring(space + 1).strip();
          rangesByGroup.put(
              line.substring(0, space).replace("-", ""),
              ranges.isEmpty() ? new String[0] : ranges.split(" "));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The ISBN-13 of thirteen digits with its hyphens; without any where its range is unknown. */
  String into(String isbn13) {
    for (int group = 4; group <= 8; group++) {
      String[] ranges = rangesByGroup.get(isbn13.substring(0, group));
      if (ranges != null) {
        return withRegistrant(isbn13, group, ranges);
      }
    }
    return isbn13;
  }

  private static String withRegistrant(String isbn13, int group, String[] ranges) {
    for (String range : ranges) {
      int length = range.indexOf('-');
      if (group + length < 12) {
        String registrant = isbn13.substring(group, group + length);
        if (registrant.compareTo(range.substring(0, length)) >= 0
            && registrant.compareTo(range.substring(length + 1)) <= 0) {
          return String.join(
              "-",
              isbn13.substring(0, 3),
              isbn13.substring(3, group),
              registrant,
              isbn13.substring(group + length, 12),
              isbn13.substring(12));
        }
      }
    }
    return isbn13;
  }
}
