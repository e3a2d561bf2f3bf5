package org.reperio.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rates that hold together, in the notation of InvenioRDM's configuration: {@code 5000 per hour;150
 * per minute}, or {@code off} for none.
 */
public record Rates(List<Rate> all) {

  private static final Pattern RATE =
      Pattern.compile(
          "(\\d{1,9})\\s*(?:per|/)\\s*(\\d{0,4})\\s*(second|minute|hour|day)s?",
          Pattern.CASE_INSENSITIVE);

  public Rates {
    all = List.copyOf(all);
  }

  /**
   * Reads the notation; configuration is converted by it.
   *
   * @throws IllegalArgumentException when the text is not in the notation
   */
  public static Rates of(String text) {
    if (text.isBlank() || text.strip().equalsIgnoreCase("off")) {
      return new Rates(List.of());
    }
    return new Rates(Arrays.stream(text.split("[;,|]")).map(Rates::rate).toList());
  }

  private static Rate rate(String text) {
    Matcher parts = RATE.matcher(text.strip());
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      throw new IllegalArgumentException(
          "Not a rate: '%s'. Write it like '150 per minute'.".formatted(text.strip()));
    }
    int times = parts.group(2).isEmpty() ? 1 : Math.max(1, Integer.parseInt(parts.group(2)));
    long seconds =
        switch (parts.group(3).toLowerCase(Locale.ROOT)) {
          case "second" -> 1;
          case "minute" -> 60;
          case "hour" -> 3600;
          default -> 86400;
        };
    return new Rate(Long.parseLong(parts.group(1)), Duration.ofSeconds(seconds * times));
  }
}
