package org.reperio.services.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which service answers an address, by the first segment of its path. What is on no list leads
 * nowhere: a service may have addresses that are for its operators.
 */
final class Routes {
  private static final String LISTS = "/addresses.properties";
  private static final String SEPARATOR = "[ ,/]+";

  private final Map<String, Origin> lists;
  private final Origin pages;

  private Routes(Map<String, Origin> lists, Origin pages) {
    this.lists = Map.copyOf(lists);
    this.pages = pages;
  }

  /**
   * The addresses of this release.
   *
   * @param others first segments of addresses that add-ons bring to the pages, separated by spaces
   *     or commas
   */
  static Routes of(Origin api, Origin ui, String others) {
    Properties listed = new Properties();
    try (InputStream in = Routes.class.getResourceAsStream(LISTS)) {
      listed.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Origin> lists = new HashMap<>();
    add(lists, others, ui);
    lists.put("", ui);
    add(lists, listed.getProperty("web-ui"), ui);
    add(lists, listed.getProperty("web-api"), api);
    return new Routes(lists, ui);
  }

  private static void add(Map<String, Origin> lists, String segments, Origin origin) {
    Arrays.stream(segments.split(SEPARATOR, -1))
        .filter(segment -> !segment.isBlank())
        .forEach(segment -> lists.put(segment, origin));
  }

  /** Who answers; empty when the address is on no list in one of its readings. */
  Optional<Origin> origin(Target target) {
    String first = target.first();
    List<String> readings = target.readings();
    return readings.stream().allMatch(first::equals)
        ? Optional.ofNullable(lists.get(first))
        : Optional.empty();
  }

  /** Who answers people. */
  Origin pages() {
    return pages;
  }

  /** Whether programs call it, which want JSON even of errors. */
  static boolean isForPrograms(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }
}
