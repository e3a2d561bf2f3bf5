package org.reperio.attack.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that was measured, over time. */
final class Curves {

  private final Map<Probe.Place, Series> series = new LinkedHashMap<>();

  void add(double minute, Map<Probe.Place, Double> values) {
    values.forEach(
        (place, value) ->
            series
                .computeIfAbsent(place, one -> new Series(one.program(), one.quantity()))
                .add(minute, value));
  }

  Collection<Series> all() {
    return series.values();
  }

  /** Writes a line for each value: minute, quantity, program, value. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of("minute,quantity,program,value"));
    for (Series one : series.values()) {
      for (int i = 0; i < one.values().size(); i++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%.2f,\"%s\",%s,%.1f",
                one.minutes().get(i),
                one.quantity().unit(),
                one.program(),
                one.values().get(i)));
      }
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
