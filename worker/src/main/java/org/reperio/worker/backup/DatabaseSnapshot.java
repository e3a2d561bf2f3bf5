package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.output.CountingOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The database at one point in time: a transaction that sees what was committed when it began, and
 * changes nothing. Everything that it writes comes from there.
 */
final class DatabaseSnapshot implements AutoCloseable {

  private static final int FETCH = 1_000;

  /** Values as text that any version of PostgreSQL reads back as the same value. */
  private static final String PORTABLE =
      """
      set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
      set local extra_float_digits = 3; set local bytea_output = 'hex';
      set local client_encoding = 'UTF8'; set local timezone = 'UTC';
      set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0""";

  private final Connection connection;
  private final CopyManager copies;
  private final Instant time;

  private DatabaseSnapshot(Connection connection) throws SQLException {
    this.connection = connection;
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    this.time =
        list("select now()", row -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
            .get(0);
  }

  /** Begins, on a connection that is this one's until it is closed. */
  static DatabaseSnapshot begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      statement.execute(PORTABLE);
    }
    return new DatabaseSnapshot(connection);
  }

  Instant time() {
    return time;
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String sql, Row<T> row) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    }
  }

  /** The versions of the schema's migrations, in their order. */
  List<String> migrations() throws SQLException {
    return list(
        """
        select version from flyway_schema_history where success and version is not null
        order by installed_rank""",
        row -> row.getString(1));
  }

  /** The tables of the schema, without the histories of migrations: a restore writes its own. */
  private List<Manifest.Table> tables() throws SQLException {
    return list(
        """
        select c.relname, array_agg(a.attname::text order by a.attnum)
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
          and c.relname not like 'flyway\\_%'
          and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        group by c.relname order by c.relname""",
        row ->
            new Manifest.Table(
                row.getString(1), List.of((String[]) row.getArray(2).getArray()), 0));
  }

  private List<Manifest.Sequence> sequences() throws SQLException {
    return list(
        """
        select sequencename, last_value from pg_sequences
        where schemaname = current_schema() order by sequencename""",
        row -> new Manifest.Sequence(row.getString(1), row.getObject(2, Long.class)));
  }

  /**
   * Writes all tables, each as a part.
   *
   * @param each gets how many bytes came, now and then
   */
  Manifest.Database write(NewBackup backup, LongConsumer each) throws SQLException, IOException {
    var written = new ArrayList<Manifest.Table>();
    for (Manifest.Table table : tables()) {
      try (OutputStream out = new GZIPOutputStream(backup.part(table.part()), 64 * 1024)) {
        long rows = copies.copyOut(statement(table, "to stdout"), new Counted(out, each));
        written.add(new Manifest.Table(table.name(), table.columns(), rows));
      }
    }
    // After the rows: values of a sequence belong to no transaction, and these are not behind.
    return new Manifest.Database(written, sequences());
  }

  /** Tells how much came through. */
  private static final class Counted extends CountingOutputStream {

    private final LongConsumer each;

    Counted(OutputStream out, LongConsumer each) {
      super(out);
      this.each = each;
    }

    @Override
    protected void afterWrite(int bytes) throws IOException {
      super.afterWrite(bytes);
      each.accept(bytes);
    }
  }

  /** The statement that copies a table's rows, in the order of its columns. */
  static String statement(Manifest.Table table, String way) {
    String columns =
        table.columns().stream().map(DatabaseSnapshot::quoted).collect(Collectors.joining(", "));
    return "copy %s (%s) %s".formatted(quoted(table.name()), columns, way);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** How many bytes the content of all files has. */
  long contentBytes() throws SQLException {
    return list("select coalesce(sum(size), 0) from stored_file", row -> row.getLong(1)).get(0);
  }

  /** Writes the list of the content of files, as a part. */
  void writeContents(NewBackup backup) throws SQLException, IOException {
    try (var out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(backup.part(WholeBackup.CONTENTS)), UTF_8));
        Statement statement = connection.createStatement()) {
      // With a fetch size, rows come as they are read.
      statement.setFetchSize(FETCH);
      try (ResultSet rows =
          statement.executeQuery(
              "select sha256, size, location from stored_file order by sha256")) {
        while (rows.next()) {
          out.write(
              new Content(rows.getString(1), rows.getLong(2), rows.getString(3)).line() + "\n");
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
