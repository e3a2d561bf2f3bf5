package org.reperio.worker.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Aligned columns for people: numbers to the right, everything else to the left. */
public final class Table {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] numeric;

  public Table(String... headings) {
    this.headings = List.of(headings);
    this.numeric = new boolean[headings.length];
  }

  /** Adds a row with as many cells as there are headings; null is shown as a hyphen. */
  public Table row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("a row has " + headings.size() + " cells");
    }
    var row = new ArrayList<String>();
    for (int i = 0; i < cells.length; i++) {
      numeric[i] |= cells[i] instanceof Number;
      row.add(text(cells[i]));
    }
    rows.add(row);
    return this;
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "-";
    }
    if (cell instanceof Number number) {
      return String.format(Locale.ROOT, "%,d", number.longValue());
    }
    if (cell instanceof Instant instant) {
      return TIME.format(instant);
    }
    return cell instanceof Boolean yes ? (yes ? "yes" : "no") : cell.toString();
  }

  /** A size in bytes for people: {@code 3.4 MB}. */
  public static String bytes(long size) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double value = size;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }

  void print(PrintStream out) {
    var widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(headings.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    print(out, headings, widths);
    rows.forEach(row -> print(out, row, widths));
  }

  private void print(PrintStream out, List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(numeric[i] ? padding + cells.get(i) : cells.get(i) + padding).append(GAP);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
