package org.reperio.api.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code Range} (RFC 9110, 14.1.2 and 14.2). */
final class ByteRanges {

  /** More pieces than this are not worth the trouble: the whole is sent. */
  private static final int MAX = 20;

  private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");

  private ByteRanges() {}

  /**
   * Some bytes of a file.
   *
   * @param start the first, from 0
   * @param end the last, not less than the first
   */
  record Range(long start, long end) {

    long length() {
      return end - start + 1;
    }

    String of(long size) {
      return "bytes %d-%d/%d".formatted(start, end, size);
    }
  }

  /**
   * The ranges that are asked for, as far as the file has them.
   *
   * @return empty when the whole is to be sent; no ranges at all when none is in the file
   */
  static Optional<List<Range>> parse(String header, long size) {
    if (header == null || !header.strip().startsWith("bytes=")) {
      return Optional.empty();
    }
    String[] asked = header.strip().substring("bytes=".length()).split(",");
    if (asked.length > MAX) {
      return Optional.empty();
    }
    var ranges = new ArrayList<Range>();
    long sum = 0;
    for (String one : asked) {
      Matcher form = RANGE.matcher(one.strip());
      if (!form.matches() || one.strip().equals("-")) {
        return Optional.empty();
      }
      boolean suffix = form.group(1).isEmpty();
      long first = suffix ? Math.max(0, size - number(form.group(2))) : number(form.group(1));
      long last = suffix || form.group(2).isEmpty() ? size - 1 : number(form.group(2));
      if (!suffix && !form.group(2).isEmpty() && last < first) {
        return Optional.empty();
      }
      if (first < size) {
        ranges.add(new Range(first, Math.min(last, size - 1)));
        sum += ranges.get(ranges.size() - 1).length();
      }
    }
    // Ranges that overlap so much are an attack or a mistake.
    return asked.length > 1 && sum > size ? Optional.empty() : Optional.of(ranges);
  }

  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
  }
}
