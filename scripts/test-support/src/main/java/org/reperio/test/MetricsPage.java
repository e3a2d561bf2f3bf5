package org.reperio.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documentation says of metrics, to be held to what a service shows Prometheus. */
public final class MetricsPage {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([^|]*) \\| ([^|]*)\\|");
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})? ");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final String FILE = "docs/metrics.adoc";
  private static final String OURS = "reperio_";

  /** A row: a metric, who shows it, and with which labels. */
  private record Metric(String name, Set<String> services, Set<String> labels) {

    boolean isOf(String service) {
      return services.contains("all") || services.contains(service);
    }
  }

  private final List<Metric> metrics;

  private MetricsPage(List<Metric> metrics) {
    this.metrics = metrics;
  }

  /** Reads the page. */
  public static MetricsPage read() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(FILE))) {
      folder = folder.getParent();
    }
    try {
      return of(Files.readString(folder.resolve(FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MetricsPage of(String page) {
    List<Metric> metrics = new ArrayList<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      metrics.add(new Metric(row.group(1), set(row.group(2)), set(row.group(3))));
    }
    return new MetricsPage(metrics);
  }

  private static Set<String> set(String listed) {
    Set<String> entries = new TreeSet<>(Arrays.asList(listed.strip().split(",\\s*")));
    entries.remove("");
    return entries;
  }

  /**
   * What differs between the page and a service.
   *
   * @param exposition as Prometheus reads it
   */
  public List<String> differences(String service, String exposition) {
    Map<String, Set<String>> shown = labels(exposition);
    List<String> wrong = new ArrayList<>();
    for (Metric metric : metrics) {
      if (metric.isOf(service)) {
        Set<String> labels = shown.get(metric.name());
        if (labels == null) {
          wrong.add("%s does not show %s".formatted(service, metric.name()));
        } else if (!labels.containsAll(metric.labels())) {
          wrong.add(
              "%s has the labels %s, not %s".formatted(metric.name(), labels, metric.labels()));
        }
      }
    }
    shown.keySet().stream()
        .filter(name -> name.startsWith(OURS))
        .filter(
            name -> metrics.stream().noneMatch(one -> one.name().equals(name) && one.isOf(service)))
        .forEach(
            name ->
                wrong.add(
                    "docs/metrics.adoc does not say that %s shows %s".formatted(service, name)));
    return wrong;
  }

  private static Map<String, Set<String>> labels(String exposition) {
    Map<String, Set<String>> found = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(exposition);
    while (sample.find()) {
      Set<String> labels = found.computeIfAbsent(sample.group(1), none -> new TreeSet<>());
      if (sample.group(2) != null) {
        LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
      }
    }
    return found;
  }
}
