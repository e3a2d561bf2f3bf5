import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * @TITLE@
 *
 * <p>Prints the mean of "@Y@" for each value of "@X@". Usage: java Summary.java TABLE.csv
 */
public class Summary {

  static Map<String, DoubleSummaryStatistics> read(Path table) throws IOException {
    var groups = new LinkedHashMap<String, DoubleSummaryStatistics>();
    try (var lines = Files.lines(table)) {
      lines.skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  groups
                      .computeIfAbsent(cells[@XI@], key -> new DoubleSummaryStatistics())
                      .accept(Double.parseDouble(cells[@YI@])));
    }
    return groups;
  }

  public static void main(String[] arguments) throws IOException {
    read(Path.of(arguments[0]))
        .forEach((group, values) -> System.out.printf("%s\t%.3f%n", group, values.getAverage()));
  }
}
