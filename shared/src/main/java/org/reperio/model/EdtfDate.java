package org.reperio.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or an interval of EDTF level 0 (Library of Congress, ISO 8601-2): {@code YYYY}, {@code
 * YYYY-MM}, {@code YYYY-MM-DD}, or two of them as {@code a/b}.
 *
 * <p>Times are refused, as InvenioRDM refuses them, and so is all of level 1 and 2: open or unknown
 * ends, seasons, uncertain dates, years before 0000 or after 9999. Over java.time because no Java
 * library for EDTF is to be had from Maven Central.
 */
public final class EdtfDate {

  private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

  private final String text;
  private final LocalDate earliest;
  private final LocalDate latest;

  private EdtfDate(String text, LocalDate earliest, LocalDate latest) {
    this.text = text;
    this.earliest = earliest;
    this.latest = latest;
  }

  /**
   * Reads a date or an interval; white space around it is ignored.
   *
   * @return empty when the text is {@code null}, is not EDTF level 0, names a day that no calendar
   *     has (30 February), or is an interval that ends before it begins
   */
  public static Optional<EdtfDate> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String stripped = text.strip();
    int slash = stripped.indexOf('/');
    if (slash < 0) {
      return single(stripped);
    }
    Optional<EdtfDate> from = single(stripped.substring(0, slash));
    Optional<EdtfDate> to = single(stripped.substring(slash + 1));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    LocalDate begin = from.get().earliest;
    LocalDate end = to.get().latest;
    if (begin.isAfter(end)) {
      return Optional.empty();
    }
    return Optional.of(new EdtfDate(stripped, begin, end));
  }

  /** The first day that the date can mean: 2020-02 gives 2020-02-01. */
  public LocalDate earliest() {
    return earliest;
  }

  /** The last day that the date can mean: 2020-02 gives 2020-02-29. */
  public LocalDate latest() {
    return latest;
  }

  /** Whether the text is an interval, that is two dates with a slash between. */
  public boolean isInterval() {
    return text.indexOf('/') >= 0;
  }

  /** The date as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdtfDate date && text.equals(date.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static Optional<EdtfDate> single(String text) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int year = Integer.parseInt(parts.group(1));
      if (parts.group(2) == null) {
        return Optional.of(
            new EdtfDate(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
      if (parts.group(3) == null) {
        return Optional.of(new EdtfDate(text, month.atDay(1), month.atEndOfMonth()));
      }
      LocalDate day = month.atDay(Integer.parseInt(parts.group(3)));
      return Optional.of(new EdtfDate(text, day, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
