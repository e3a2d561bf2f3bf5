package org.reperio.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of all attacks, their bounds and what was measured. */
final class Report {

  private static final String LINE = "%-28s %-44s %-6s %-36s %s%n";

  private final Path file;
  private final long seed;
  private final List<String> lines = new ArrayList<>();

  Report(Path file, long seed) {
    this.file = file;
    this.seed = seed;
    lines.add(
        String.format(
            Locale.ROOT, LINE, "Attack", "Bound", "", "Figure", "Slowest ordinary answer"));
  }

  /** Adds an attack, and writes the table, so that it can be read while the next ones run. */
  void add(Plan plan, String outcome, String figure, String slowest) throws IOException {
    lines.add(
        String.format(Locale.ROOT, LINE, plan.name(), plan.bound(), outcome, figure, slowest));
    write();
  }

  private void write() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("", lines) + "Seed " + seed + System.lineSeparator());
  }
}
