package org.reperio.api.representation.ui;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reperio.model.EdtfDate;

/** DatesInWords in words, by the patterns of the Unicode CLDR that Java has. */
public final class DatesInWords {

  /** Words of a pattern, kept; or the day with what follows it, as in {@code MMMM d, y}. */
  private static final String DAY = "('[^']*')|d+(?:'[^']*'|[^\\p{Alpha}'])*";

  private static final String LOOSE_ENDS = "^[\\s/,-]+|[\\s/,-]+$";

  private DatesInWords() {}

  /**
   * A date of EDTF level 0 in words, as exact as it was given.
   *
   * @return empty when the text is no such date
   */
  public static Optional<String> edtf(String text, FormatStyle style, Locale locale) {
    return EdtfDate.parse(text)
        .map(
            date ->
                Arrays.stream(date.toString().split("/"))
                    .map(part -> single(part, style, locale))
                    .collect(Collectors.joining(" – ")));
  }

  /**
   * The day of a timestamp (ISO 8601 with an offset) in words.
   *
   * @return empty when the text is no timestamp
   */
  public static Optional<String> day(String timestamp, FormatStyle style, Locale locale) {
    try {
      return Optional.of(
          DateTimeFormatter.ofLocalizedDate(style)
              .withLocale(locale)
              .format(OffsetDateTime.parse(timestamp)));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static String single(String date, FormatStyle style, Locale locale) {
    return switch (date.length()) {
      case 4 -> date;
      case 7 ->
          DateTimeFormatter.ofPattern(month(style, locale), locale).format(YearMonth.parse(date));
      default ->
          DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(LocalDate.parse(date));
    };
  }

  /** Java 17 has no pattern for a month and its year alone: it is that of the date less the day. */
  private static String month(FormatStyle style, Locale locale) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            style, null, IsoChronology.INSTANCE, locale);
    return pattern.replaceAll(DAY, "$1").replaceAll(LOOSE_ENDS, "");
  }
}
