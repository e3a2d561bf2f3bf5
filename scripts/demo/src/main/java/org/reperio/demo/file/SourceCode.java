package org.reperio.demo.file;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Small programs about a table: a script, a package or a notebook. They run; what they find is the
 * table's.
 *
 * @param x a column that groups, or is compared
 * @param y a numeric column
 */
record SourceCode(Subject subject, DataTable table, String x, String y) {

  private static final String DATA = "example.csv";

  /**
   * @param ending py, R or java
   */
  byte[] script(String ending) {
    return template("script." + ending);
  }

  /**
   * A ZIP with the source, a test, an example and the papers that belong to a release.
   *
   * @param name of the package, the top folder
   * @param language python, r or java
   */
  byte[] release(String name, String language) {
    var members = new LinkedHashMap<String, byte[]>();
    String folder = name + "/";
    members.put(folder + "README.md", utf8(readme(name, language)));
    members.put(
        folder + "LICENSE.txt", utf8("SPDX-License-Identifier: " + subject.licence() + "\n"));
    members.put(folder + "CITATION.cff", utf8(citation()));
    members.put(folder + "examples/" + DATA, utf8(table.head(60).delimited(',')));
    switch (language) {
      case "python" -> {
        members.put(folder + "pyproject.toml", utf8(project(name)));
        members.put(folder + "src/summary.py", template("script.py"));
        members.put(folder + "tests/test_summary.py", template("test.py"));
      }
      case "r" -> {
        members.put(folder + "DESCRIPTION", utf8(description(name)));
        members.put(folder + "R/summary.R", template("script.R"));
      }
      case "java" -> members.put(folder + "src/Summary.java", template("script.java"));
      default -> throw new IllegalArgumentException("no release in " + language);
    }
    return Archive.zip(members);
  }

  /** A Jupyter notebook, format 4.5, that has been run. */
  byte[] notebook() {
    var json = new ObjectMapper();
    ObjectNode notebook = json.createObjectNode();
    ArrayNode cells = notebook.putArray("cells");
    text(cells, "# " + subject.title() + "\n\n" + subject.text().plain());
    code(cells, "import csv\nimport statistics", "");
    code(
        cells,
        "with open('%s', encoding='utf-8') as file:\n    rows = list(csv.DictReader(file))\nlen(rows)"
            .formatted(DATA),
        String.valueOf(table.rows().size()));
    text(cells, "What is the mean of `%s`?".formatted(y));
    double mean = java.util.Arrays.stream(table.numbers(y)).average().orElse(0);
    code(
        cells,
        "round(statistics.mean(float(row['%s']) for row in rows), 3)".formatted(y),
        String.format(Locale.ROOT, "%.3f", mean));
    text(cells, "The data are in `%s`, in the record of this project.".formatted(DATA));
    ObjectNode metadata = notebook.putObject("metadata");
    metadata
        .putObject("kernelspec")
        .put("display_name", "Python 3")
        .put("language", "python")
        .put("name", "python3");
    notebook.put("nbformat", 4).put("nbformat_minor", 5);
    try {
      var printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
      return json.writer(printer).writeValueAsBytes(notebook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(ArrayNode cells, String source) {
    ObjectNode cell = cells.addObject().put("cell_type", "markdown").put("id", "c" + cells.size());
    cell.putObject("metadata");
    cell.put("source", source);
  }

  private static void code(ArrayNode cells, String source, String result) {
    ObjectNode cell = cells.addObject().put("cell_type", "code").put("id", "c" + cells.size());
    cell.putObject("metadata");
    cell.put("execution_count", cells.size()).put("source", source);
    ArrayNode outputs = cell.putArray("outputs");
    if (!result.isEmpty()) {
      ObjectNode output = outputs.addObject().put("output_type", "execute_result");
      output.put("execution_count", cells.size());
      output.putObject("metadata");
      output.putObject("data").put("text/plain", result);
    }
  }

  private String readme(String name, String language) {
    String run =
        Map.of(
                "python", "python src/summary.py examples/" + DATA,
                "r", "Rscript R/summary.R examples/" + DATA,
                "java", "java src/Summary.java examples/" + DATA)
            .get(language);
    return """
        # %s

        %s

        ## Try it

            %s

        It prints the mean of `%s` for each value of `%s`.

        ## Cite

        %s
        """
        .formatted(name, subject.text().plain(), run, y, x, subject.citation());
  }

  private String citation() {
    var cff = new StringBuilder("cff-version: 1.2.0\nmessage: Please cite this software.\n");
    cff.append("title: '").append(subject.title().replace("'", "''")).append("'\n");
    cff.append("version: '").append(subject.version()).append("'\n");
    cff.append("doi: ").append(subject.doi()).append("\nauthors:\n");
    subject
        .authors()
        .forEach(
            author -> cff.append("  - name: '").append(author.replace("'", "''")).append("'\n"));
    return cff.toString();
  }

  private String project(String name) {
    return """
        [project]
        name = "%s"
        version = "%s"
        requires-python = ">=3.9"

        [build-system]
        requires = ["setuptools"]
        build-backend = "setuptools.build_meta"
        """
        .formatted(name, subject.version());
  }

  private String description(String name) {
    return """
        Package: %s
        Version: %s
        Title: %s
        License: %s
        Encoding: UTF-8
        """
        .formatted(name, subject.version(), subject.title(), subject.licence());
  }

  private byte[] template(String name) {
    try (InputStream in = SourceCode.class.getResourceAsStream("/demo/templates/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return utf8(
          text.replace("@TITLE@", subject.title())
              .replace("@X@", x)
              .replace("@Y@", y)
              .replace("@XI@", String.valueOf(table.columns().indexOf(x)))
              .replace("@YI@", String.valueOf(table.columns().indexOf(y))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
