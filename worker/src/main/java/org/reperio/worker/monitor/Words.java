package org.reperio.worker.monitor;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times and numbers as operators read them; templates see these as properties. */
@TemplateExtension
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final double SMALL = 10;

  private Words() {}

  /** {@code 2026-11-27 04:39:12 UTC}. */
  public static String moment(Instant time) {
    return TIME.format(time);
  }

  /** {@code 04:39}. */
  public static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /** How long ago, roughly: {@code 3 min ago}. */
  public static String ago(Instant time) {
    return length(Duration.between(time, Instant.now())) + " ago";
  }

  /** {@code 1,234}. */
  public static String grouped(Number count) {
    return String.format(Locale.ENGLISH, "%,d", count.longValue());
  }

  /** {@code 0.25}, {@code 120}. */
  public static String rate(Double perSecond) {
    return String.format(Locale.ENGLISH, perSecond < SMALL ? "%.2f" : "%,.0f", perSecond);
  }

  static String length(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3600 + " h " + seconds / 60 % 60 + " min"
        : seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
  }
}
