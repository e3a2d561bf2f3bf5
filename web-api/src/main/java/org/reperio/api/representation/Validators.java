package org.reperio.api.representation;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

/**
 * The validators of a record or draft, by which a client sees whether it has changed (RFC 9110,
 * 8.8).
 *
 * @param revision the entity tag
 * @param updated the last change, as far as it is known
 * @param lastModified the same as the value of Last-Modified
 */
public record Validators(
    String revision, Optional<OffsetDateTime> updated, Optional<String> lastModified) {

  /** The request headers that an answer depends on. */
  public static final String VARY = "Accept, Accept-Language, Authorization, Cookie";

  /** Unlike RFC 1123's, an HTTP date has two digits for the day and says GMT. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Those of a state, as its JSON says them. */
  public static Validators of(String revision, String updated) {
    try {
      OffsetDateTime moment = OffsetDateTime.parse(updated);
      return new Validators(revision, Optional.of(moment), Optional.of(HTTP_DATE.format(moment)));
    } catch (DateTimeParseException none) {
      return new Validators(revision, Optional.empty(), Optional.empty());
    }
  }

  /** The value of ETag. */
  public String tag() {
    return '"' + revision + '"';
  }

  /** HTTP counts in seconds: a fraction would make the resource newer than its own header. */
  Optional<Date> seconds() {
    return updated.map(moment -> Date.from(moment.toInstant().truncatedTo(ChronoUnit.SECONDS)));
  }

  /** A date that is none is to be ignored (RFC 9110, 13.1.3); the library would fail on it. */
  static boolean isDate(String header) {
    try {
      return header != null && HTTP_DATE.parse(header) != null;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
