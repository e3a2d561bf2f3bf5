package org.reperio.ui.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Writes dates as people read them. */
public final class HumanDate {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private HumanDate() {}

  /**
   * @param date EDTF level 0, or an ISO timestamp, of which the day is used
   * @return the date in words; what was given, if it is neither
   */
  public static String of(String date) {
    String[] ends = date.split("/", 2);
    return ends.length == 2 ? one(ends[0]) + " \u2013 " + one(ends[1]) : one(date);
  }

  private static String one(String date) {
    try {
      if (date.matches("-?\\d{4}-\\d{2}-\\d{2}(T.*)?")) {
        return LocalDate.parse(date.replaceFirst("T.*", "")).format(DAY);
      }
      return date.matches("-?\\d{4}-\\d{2}") ? YearMonth.parse(date).format(MONTH) : date;
    } catch (DateTimeParseException e) {
      return date;
    }
  }
}
