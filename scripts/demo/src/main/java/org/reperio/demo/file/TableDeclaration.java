package org.reperio.demo.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes a table from its declaration: number of rows, and for each column how its cells come about.
 *
 * <p>A column is one of {@code serial} (a format for the number of the row), {@code dates} (with
 * {@code every}), {@code sequence} (with {@code step}), {@code cycle}, {@code pick} (at random),
 * {@code count} (whole numbers around a mean), and {@code mean}, to which may be added {@code
 * drift} (over the whole table), {@code wave} (amplitude, with {@code period} in rows and {@code
 * phase} in rows), {@code noise} (standard deviation), {@code by} (a difference for a value of
 * another column), {@code of} (a factor for another column) and the limits {@code min} and {@code
 * max}. {@code each} holds a value for so many rows.
 */
public final class TableDeclaration {

  private final String name;
  private final JsonNode declared;

  /**
   * @param name seeds the random numbers, so that the table is the same every time
   */
  public TableDeclaration(String name, JsonNode declared) {
    this.name = name;
    this.declared = declared;
  }

  /**
   * @param share of the declared rows, 0 to 1: earlier versions of a data set are shorter
   */
  public DataTable table(double share) {
    int all = declared.get("rows").asInt();
    var columns = new ArrayList<String>();
    declared.get("columns").fieldNames().forEachRemaining(columns::add);
    var random = new Random(name.hashCode());
    var rows = new ArrayList<List<String>>();
    int count = (int) StrictMath.ceil(all * share);
    for (int i = 0; i < count; i++) {
      var row = new HashMap<String, String>();
      var cells = new ArrayList<String>();
      for (String column : columns) {
        String cell = cell(declared.get("columns").get(column), i, all, row, random);
        row.put(column, cell);
        cells.add(cell);
      }
      rows.add(List.copyOf(cells));
    }
    return new DataTable(columns, rows);
  }

  private static String cell(
      JsonNode column, int row, int rows, Map<String, String> before, Random random) {
    int index = row / column.path("each").asInt(1);
    if (column.has("serial")) {
      int wrap = column.path("wrap").asInt(Integer.MAX_VALUE);
      return column.get("serial").asText().formatted(index % wrap + 1);
    }
    if (column.has("dates")) {
      return date(column.get("dates").asText(), column.get("every").asText(), index);
    }
    if (column.has("sequence")) {
      return String.valueOf(column.get("sequence").asInt() + index * column.get("step").asInt());
    }
    if (column.has("cycle")) {
      JsonNode values = column.get("cycle");
      return values.get(index % values.size()).asText();
    }
    if (column.has("pick")) {
      JsonNode values = column.get("pick");
      return values.get(random.nextInt(values.size())).asText();
    }
    if (column.has("count")) {
      double mean = column.get("count").asDouble() + differences(column, before);
      double around = mean + random.nextGaussian() * StrictMath.sqrt(StrictMath.max(mean, 1));
      return String.valueOf(StrictMath.max(0, StrictMath.round(around)));
    }
    return measured(column, row, rows, before, random);
  }

  private static String measured(
      JsonNode column, int row, int rows, Map<String, String> before, Random random) {
    double value = column.get("mean").asDouble() + differences(column, before);
    value += column.path("drift").asDouble(0) * row / StrictMath.max(1, rows - 1);
    if (column.has("wave")) {
      double turns = (row - column.path("phase").asDouble(0)) / column.get("period").asDouble();
      value += column.get("wave").asDouble() * StrictMath.sin(2 * StrictMath.PI * turns);
    }
    value += column.path("noise").asDouble(0) * random.nextGaussian();
    value = StrictMath.max(value, column.path("min").asDouble(Double.NEGATIVE_INFINITY));
    value = StrictMath.min(value, column.path("max").asDouble(Double.POSITIVE_INFINITY));
    return BigDecimal.valueOf(value)
        .setScale(column.get("digits").asInt(), RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static double differences(JsonNode column, Map<String, String> before) {
    double sum = 0;
    for (var by : column.path("by").properties()) {
      sum += by.getValue().path(before.get(by.getKey())).asDouble(0);
    }
    for (var of : column.path("of").properties()) {
      sum += of.getValue().asDouble() * Double.parseDouble(before.get(of.getKey()));
    }
    return sum;
  }

  private static String date(String from, String every, int index) {
    if (every.startsWith("PT")) {
      return LocalDateTime.parse(from)
          .plus(Duration.parse(every).multipliedBy(index))
          .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT));
    }
    return LocalDate.parse(from).plus(Period.parse(every).multipliedBy(index)).toString();
  }
}
