package org.reperio.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A date as DataCite has them beside the publication date: EDTF level 0, a time with its zone, or
 * an interval of two of these, of which one may be open: {@code 2020-01/}, {@code ../2020-06}.
 *
 * @param earliest the first day that it can mean; null where it has no beginning
 * @param latest the last day that it can mean; null where it has no end
 */
public record DateOrTime(LocalDate earliest, LocalDate latest) {

  private static final DateOrTime OPEN = new DateOrTime(null, null);

  /** Empty when the text is none of these, or an interval that ends before it begins. */
  public static Optional<DateOrTime> parse(String text) {
    String[] ends = text.strip().split("/", -1);
    if (ends.length == 1) {
      return end(ends[0]).filter(date -> !date.equals(OPEN));
    }
    if (ends.length != 2) {
      return Optional.empty();
    }
    return end(ends[0])
        .flatMap(from -> end(ends[1]).map(to -> new DateOrTime(from.earliest, to.latest)))
        .filter(DateOrTime::isInOrder);
  }

  private boolean isInOrder() {
    if (earliest == null || latest == null) {
      return !equals(OPEN);
    }
    return !earliest.isAfter(latest);
  }

  private static Optional<DateOrTime> end(String text) {
    if (text.isEmpty() || text.equals("..")) {
      return Optional.of(OPEN);
    }
    Optional<DateOrTime> date =
        EdtfDate.parse(text).map(edtf -> new DateOrTime(edtf.earliest(), edtf.latest()));
    return date.isPresent() ? date : time(text);
  }

  private static Optional<DateOrTime> time(String text) {
    try {
      LocalDate day = OffsetDateTime.parse(text).toLocalDate();
      return Optional.of(new DateOrTime(day, day));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
