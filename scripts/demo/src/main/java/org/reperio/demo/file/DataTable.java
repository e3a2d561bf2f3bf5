package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A table of text cells with named columns.
 *
 * @param rows each as long as {@code columns}
 */
public record DataTable(List<String> columns, List<List<String>> rows) {

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The first rows. */
  public DataTable head(int count) {
    return new DataTable(columns, rows.subList(0, Math.min(count, rows.size())));
  }

  /**
   * The cells of a column.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public List<String> column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("the table has no column " + name + ": " + columns);
    }
    return rows.stream().map(row -> row.get(index)).toList();
  }

  public double[] numbers(String name) {
    return column(name).stream().mapToDouble(Double::parseDouble).toArray();
  }

  public boolean isNumeric(String name) {
    return column(name).stream().allMatch(cell -> cell.matches("-?\\d+(\\.\\d+)?"));
  }

  /** The mean of a column for each value of another, in the order of appearance. */
  public Map<String, Double> means(String group, String value) {
    List<String> groups = column(group);
    double[] numbers = numbers(value);
    var sums = new LinkedHashMap<String, double[]>();
    for (int i = 0; i < numbers.length; i++) {
      double[] sum = sums.computeIfAbsent(groups.get(i), key -> new double[2]);
      sum[0] += numbers[i];
      sum[1]++;
    }
    var means = new LinkedHashMap<String, Double>();
    sums.forEach((key, sum) -> means.put(key, sum[0] / sum[1]));
    return means;
  }

  /** RFC 4180 with LF line ends; with a tab as the separator, IANA text/tab-separated-values. */
  public String delimited(char separator) {
    UnaryOperator<String> quote =
        cell ->
            cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    var lines = new ArrayList<List<String>>();
    lines.add(columns);
    lines.addAll(rows);
    return lines.stream()
        .map(
            line -> line.stream().map(quote).collect(Collectors.joining(String.valueOf(separator))))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
