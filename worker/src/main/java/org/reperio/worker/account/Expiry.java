package org.reperio.worker.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an expiry: in some hours, days or weeks, or at the end of a day (UTC). */
final class Expiry implements ITypeConverter<Instant> {

  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,5})([hdw])");
  private static final Map<String, Duration> UNITS =
      Map.of("h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

  @Override
  public Instant convert(String value) {
    Instant end = end(value);
    if (!end.isAfter(Instant.now())) {
      throw new TypeConversionException("'%s' has passed already".formatted(value));
    }
    return end.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Instant end(String value) {
    Matcher span = SPAN.matcher(value);
    if (span.matches()) {
      return Instant.now()
          .plus(UNITS.get(span.group(2)).multipliedBy(Long.parseLong(span.group(1))));
    }
    try {
      return LocalDate.parse(value).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is neither like 12h, 90d or 4w nor a date like 2027-12-31".formatted(value));
    }
  }
}
