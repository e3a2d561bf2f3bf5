package org.reperio.demo.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/**
 * A chart of a table: line, scatter, bar (means by category), histogram or map.
 *
 * @param kind one of those
 * @param x column of the horizontal axis
 * @param y columns of the vertical axis; none for a histogram
 * @param by column whose values have a colour each, or empty
 * @param label of the vertical axis; for a histogram, of the horizontal one
 */
record Chart(String kind, String x, List<String> y, String by, String label) {

  static final int WIDTH = 860;
  static final int HEIGHT = 500;

  private static final List<String> COLOURS =
      List.of("#0077bb", "#cc3311", "#009988", "#ee7733", "#aa3377", "#777777", "#332288");
  private static final String INK = "#333333";
  private static final String GRID = "#e4e4e4";
  private static final double LEFT = 78;
  private static final double RIGHT = WIDTH - 24;
  private static final double TOP = 56;
  private static final double BOTTOM = HEIGHT - 62;

  static Chart of(JsonNode declared) {
    var y = new ArrayList<String>();
    declared.path("y").forEach(column -> y.add(column.asText()));
    return new Chart(
        declared.get("kind").asText(),
        declared.get("x").asText(),
        y,
        declared.path("by").asText(""),
        declared.path("label").asText(""));
  }

  void draw(DataTable table, Canvas canvas) {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#ffffff");
    switch (kind) {
      case "bar" -> bars(table, canvas);
      case "histogram" -> histogram(table, canvas);
      case "line", "scatter", "map" -> points(table, canvas);
      default -> throw new IllegalArgumentException("there is no chart of the kind " + kind);
    }
  }

  private void points(DataTable table, Canvas canvas) {
    boolean numeric = table.isNumeric(x);
    double[] across = numeric ? table.numbers(x) : positions(table);
    Axis horizontal = Axis.of(across, LEFT, RIGHT);
    Axis vertical =
        Axis.of(
            y.stream().flatMapToDouble(c -> Arrays.stream(table.numbers(c))).toArray(),
            BOTTOM,
            TOP);
    frame(canvas, vertical);
    if (numeric) {
      for (double mark : horizontal.marks()) {
        double at = horizontal.pixel(mark);
        canvas.line(at, TOP, at, BOTTOM, GRID, 1);
        canvas.text(at, BOTTOM + 20, horizontal.label(mark), 13, INK, Anchor.MIDDLE);
      }
    } else {
      for (int i = 0; i < 6; i++) {
        int row = i * (across.length - 1) / 5;
        Anchor anchor = i == 0 ? Anchor.START : i == 5 ? Anchor.END : Anchor.MIDDLE;
        String cell = table.column(x).get(row);
        String text = cell.endsWith("Z") ? cell.substring(0, cell.indexOf('T')) : cell;
        canvas.text(horizontal.pixel(across[row]), BOTTOM + 20, text, 12, INK, anchor);
      }
    }
    titles(canvas, x, label.isEmpty() ? y.get(0) : label);
    Map<String, List<Point>> series = series(table, across, horizontal, vertical);
    int number = 0;
    for (List<Point> points : series.values()) {
      String colour = COLOURS.get(number++ % COLOURS.size());
      if (kind.equals("line")) {
        canvas.line(points, colour, 1.6);
      } else {
        points.forEach(point -> canvas.circle(point.x(), point.y(), 3.4, colour, 0.65));
      }
    }
    legend(canvas, series.size() > 1 ? List.copyOf(series.keySet()) : List.of());
  }

  /** The rows' numbers; equal neighbours, such as the same date, have the same. */
  private double[] positions(DataTable table) {
    List<String> cells = table.column(x);
    double[] positions = new double[cells.size()];
    for (int i = 1; i < positions.length; i++) {
      positions[i] = positions[i - 1] + (cells.get(i).equals(cells.get(i - 1)) ? 0 : 1);
    }
    return positions;
  }

  private Map<String, List<Point>> series(
      DataTable table, double[] across, Axis horizontal, Axis vertical) {
    var series = new LinkedHashMap<String, List<Point>>();
    List<String> groups = by.isEmpty() ? List.of() : table.column(by);
    for (String column : y) {
      double[] up = table.numbers(column);
      for (int i = 0; i < up.length; i++) {
        series
            .computeIfAbsent(groups.isEmpty() ? column : groups.get(i), key -> new ArrayList<>())
            .add(new Point(horizontal.pixel(across[i]), vertical.pixel(up[i])));
      }
    }
    return series;
  }

  private void bars(DataTable table, Canvas canvas) {
    List<Map<String, Double>> means = y.stream().map(column -> table.means(x, column)).toList();
    List<String> groups = List.copyOf(means.get(0).keySet());
    double[] values =
        means.stream().flatMapToDouble(m -> m.values().stream().mapToDouble(v -> v)).toArray();
    double[] withZero = Arrays.copyOf(values, values.length + 1);
    Axis vertical = Axis.of(withZero, BOTTOM, TOP);
    frame(canvas, vertical);
    double slot = (RIGHT - LEFT) / groups.size();
    double bar = slot * 0.72 / y.size();
    for (int group = 0; group < groups.size(); group++) {
      for (int column = 0; column < y.size(); column++) {
        double value = vertical.pixel(means.get(column).get(groups.get(group)));
        double zero = vertical.pixel(0);
        canvas.rectangle(
            LEFT + slot * (group + 0.14) + bar * column,
            StrictMath.min(value, zero),
            bar - 2,
            StrictMath.abs(zero - value),
            COLOURS.get(column % COLOURS.size()));
      }
      canvas.text(
          LEFT + slot * (group + 0.5), BOTTOM + 20, groups.get(group), 13, INK, Anchor.MIDDLE);
    }
    titles(canvas, x, label);
    legend(canvas, y.size() > 1 ? y : List.of());
  }

  private void histogram(DataTable table, Canvas canvas) {
    double[] numbers = table.numbers(x);
    Axis horizontal = Axis.of(numbers, LEFT, RIGHT);
    int bins = 24;
    double[] counts = new double[bins + 1];
    for (double number : numbers) {
      double share = (number - horizontal.least()) / (horizontal.greatest() - horizontal.least());
      counts[(int) StrictMath.min(bins - 1, share * bins)]++;
    }
    Axis vertical = Axis.of(counts, BOTTOM, TOP);
    frame(canvas, vertical);
    double width = (RIGHT - LEFT) / bins;
    for (int i = 0; i < bins; i++) {
      double top = vertical.pixel(counts[i]);
      canvas.rectangle(LEFT + i * width, top, width - 1.5, vertical.pixel(0) - top, COLOURS.get(0));
    }
    for (double mark : horizontal.marks()) {
      canvas.text(
          horizontal.pixel(mark), BOTTOM + 20, horizontal.label(mark), 13, INK, Anchor.MIDDLE);
    }
    titles(canvas, label, "n = " + numbers.length);
  }

  private static void frame(Canvas canvas, Axis vertical) {
    for (double mark : vertical.marks()) {
      double at = vertical.pixel(mark);
      canvas.line(LEFT, at, RIGHT, at, GRID, 1);
      canvas.text(LEFT - 8, at + 4.5, vertical.label(mark), 13, INK, Anchor.END);
    }
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, INK, 1.2);
    canvas.line(LEFT, TOP, LEFT, BOTTOM, INK, 1.2);
  }

  private static void titles(Canvas canvas, String across, String up) {
    canvas.text((LEFT + RIGHT) / 2, HEIGHT - 18, across, 15, INK, Anchor.MIDDLE);
    canvas.text(14, 30, up, 15, INK, Anchor.START);
  }

  private static void legend(Canvas canvas, List<String> names) {
    double at = RIGHT;
    for (int i = names.size() - 1; i >= 0; i--) {
      canvas.text(at, 30, names.get(i), 12.5, INK, Anchor.END);
      at -= names.get(i).length() * 6.9 + 14;
      canvas.circle(at + 4, 26, 5, COLOURS.get(i % COLOURS.size()), 1);
      at -= 14;
    }
  }
}
