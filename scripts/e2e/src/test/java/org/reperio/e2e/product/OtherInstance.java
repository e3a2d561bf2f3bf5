package org.reperio.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.reperio.product.Product;

/**
 * An instance beside the product, with a database, indices and files of its own, and without
 * services: only commands run on it.
 */
public final class OtherInstance {

  private static final long MINUTES = 30;

  private final Product product;
  private final Path folder;
  private final String database;
  private final Map<String, String> variables = new HashMap<>();

  /**
   * @param name of its database and of its indices
   * @param folder for its files and what its commands say
   */
  public OtherInstance(Product product, String name, Path folder) throws IOException {
    this.product = product;
    this.folder = folder;
    this.database =
        product
            .settings()
            .getProperty("reperio.database.url")
            .replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    with("REPERIO_DATABASE_URL", database);
    with("REPERIO_SEARCH_PREFIX", name);
    with("REPERIO_STORAGE_DIRECTORY", files().toString());
  }

  /** The same with one more setting. */
  public OtherInstance with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Where its files are, when it has them on the disk. */
  public Path files() {
    return folder.resolve("files");
  }

  /**
   * What a command said.
   *
   * @param said on both outputs
   */
  public record Said(int status, String said) {}

  /** Runs a command. */
  public Said run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(product.deployment().commandLine());
    words.addAll(List.of(arguments));
    Path output = Files.createTempFile(Files.createDirectories(folder), "command", ".log");
    ProcessBuilder builder = product.program(words.toArray(String[]::new));
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    return new Said(process.exitValue(), Files.readString(output));
  }

  /** Runs a command that must succeed. */
  public String succeed(String... arguments) throws IOException, InterruptedException {
    Said said = run(arguments);
    assertThat(said.status())
        .as("'reperio %s' said:%n%s", String.join(" ", arguments), said.said())
        .isZero();
    return said.said();
  }

  private Connection connect() throws IOException, SQLException {
    return DriverManager.getConnection(
        database,
        product.settings().getProperty("reperio.database.username"),
        product.settings().getProperty("reperio.database.password"));
  }

  /** The number of rows and a digest of all of them, for each table. */
  public Map<String, String> tables() throws IOException, SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (var rows =
          statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String name : names) {
        try (var row =
            statement.executeQuery(
                "select count(*), md5(coalesce(string_agg(t::text, E'\\n' order by t::text), ''))"
                    + " from \""
                    + name
                    + "\" t")) {
          row.next();
          tables.put(name, row.getLong(1) + " rows " + row.getString(2));
        }
      }
    }
    return tables;
  }

  /** The values of a column. */
  public List<String> values(String sql) throws IOException, SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
