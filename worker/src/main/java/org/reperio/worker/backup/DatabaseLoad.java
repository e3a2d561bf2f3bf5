package org.reperio.worker.backup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;
import org.reperio.database.AddOnMigrations;
import org.reperio.worker.cli.CommandFailure;

/**
 * Writes the rows of a backup into the database. The schema is made by the migrations that the
 * backup had, so that it has the columns of the rows; then the rows come, in one transaction; then
 * the migrations that came after the backup are run.
 */
@Singleton
public class DatabaseLoad {

  private static final Duration LIMIT = Duration.ofDays(7);

  /** Who has rows in one of these has something to lose. */
  private static final List<String> HOLDINGS =
      List.of("account", "parent", "community", "stored_file");

  private final DataSource database;
  private final Flyway flyway;
  private final AddOnMigrations addOns;

  public DatabaseLoad(DataSource database, Flyway flyway, AddOnMigrations addOns) {
    this.database = database;
    this.flyway = flyway;
    this.addOns = addOns;
  }

  /** Something that is done with the rows before they are there for others. */
  interface Completion {
    void run() throws IOException;
  }

  /** Refuses a backup that this program is too old for. */
  void requireKnown(Manifest manifest) {
    Set<String> known =
        Arrays.stream(flyway.info().all())
            .filter(migration -> migration.getVersion() != null)
            .map(migration -> migration.getVersion().toString())
            .collect(Collectors.toSet());
    List<String> unknown =
        manifest.migrations().stream().filter(version -> !known.contains(version)).toList();
    if (!unknown.isEmpty()) {
      throw new CommandFailure(
          "The backup %s was made by version %s of this program, which is newer than this one: its database has the migrations %s."
              .formatted(manifest.name(), manifest.program(), String.join(", ", unknown)));
    }
  }

  /** Whether the database has no account, record, community or file. */
  boolean isEmpty() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : HOLDINGS) {
        try (var there =
            statement.executeQuery("select to_regclass('" + table + "') is not null")) {
          there.next();
          if (!there.getBoolean(1)) {
            continue;
          }
        }
        try (var row = statement.executeQuery("select exists (select 1 from " + table + ")")) {
          row.next();
          if (row.getBoolean(1)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /**
   * Empties the database and fills it.
   *
   * @param each gets how many bytes of parts were read, now and then
   * @param completion belongs to the same transaction
   */
  void load(WholeBackup backup, LongConsumer each, Completion completion) {
    Manifest manifest = backup.manifest();
    makeSchema(manifest);
    requireTables(manifest);
    QuarkusTransaction.requiringNew()
        .timeout(Math.toIntExact(LIMIT.toSeconds()))
        .call(
            () -> {
              try (Connection connection = database.getConnection()) {
                fill(connection, backup, each);
              }
              completion.run();
              return null;
            });
    flyway.migrate();
    execute("analyze");
  }

  private void makeSchema(Manifest manifest) {
    List<String> wanted = manifest.migrations();
    Flyway schema =
        Flyway.configure()
            .configuration(flyway.getConfiguration())
            .cleanDisabled(false)
            .target(wanted.get(wanted.size() - 1))
            .load();
    schema.clean();
    schema.migrate();
    addOns.migrate();
    Set<String> applied =
        Arrays.stream(schema.info().applied())
            .map(MigrationInfo::getVersion)
            .filter(version -> version != null)
            .map(Object::toString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!applied.equals(Set.copyOf(wanted))) {
      throw new CommandFailure(
          "The backup's database had the migrations %s, and this program makes %s."
              .formatted(String.join(", ", wanted), String.join(", ", applied)));
    }
  }

  /** Tables that this program does not make are those of an add-on. */
  private void requireTables(Manifest manifest) {
    Set<String> there = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select tablename from pg_tables where schemaname = current_schema()")) {
      while (rows.next()) {
        there.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<String> unknown =
        manifest.database().tables().stream()
            .map(Manifest.Table::name)
            .filter(table -> !there.contains(table))
            .toList();
    if (!unknown.isEmpty()) {
      throw new CommandFailure(
          "The backup has tables that this program does not make (%s): install the add-ons of the instance that was backed up."
              .formatted(String.join(", ", unknown)));
    }
  }

  private static void fill(Connection connection, WholeBackup backup, LongConsumer each)
      throws SQLException, IOException {
    List<Manifest.Table> tables = backup.manifest().database().tables();
    List<String> relations = relations(connection);
    List<String> triggered = triggered(connection);
    for (String relation : relations) {
      execute(connection, relation.substring(0, relation.indexOf('\n')));
    }
    for (String table : triggered) {
      execute(connection, "alter table " + table + " disable trigger user");
    }
    execute(
        connection,
        "truncate table "
            + tables.stream()
                .map(table -> DatabaseSnapshot.quoted(table.name()))
                .collect(Collectors.joining(", ")));
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (Manifest.Table table : tables) {
      try (InputStream rows = backup.unpacked(table.part())) {
        long loaded = copies.copyIn(DatabaseSnapshot.statement(table, "from stdin"), rows);
        if (loaded != table.rows()) {
          throw new CommandFailure(
              "The table %s has %,d rows in the backup, not %,d."
                  .formatted(table.name(), loaded, table.rows()));
        }
      }
      each.accept(backup.size(table.part()));
    }
    for (Manifest.Sequence sequence : backup.manifest().database().sequences()) {
      set(connection, sequence);
    }
    for (String table : triggered) {
      execute(connection, "alter table " + table + " enable trigger user");
    }
    // The database looks at every row again: what does not fit together is not taken.
    for (String relation : relations) {
      execute(connection, relation.substring(relation.indexOf('\n') + 1));
    }
  }

  /** Foreign keys: the statement that drops one and, on the next line, the one that makes it. */
  private static List<String> relations(Connection connection) throws SQLException {
    return list(
        connection,
        """
        select format(E'alter table %1$s drop constraint %2$I\\nalter table %1$s add constraint %2$I %3$s',
          conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace order by conname""");
  }

  private static List<String> triggered(Connection connection) throws SQLException {
    return list(
        connection,
        """
        select distinct tgrelid::regclass::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = current_schema()::regnamespace""");
  }

  private static List<String> list(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void set(Connection connection, Manifest.Sequence sequence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
      statement.setString(1, DatabaseSnapshot.quoted(sequence.name()));
      statement.setLong(2, sequence.value() == null ? 1 : sequence.value());
      statement.setBoolean(3, sequence.value() != null);
      statement.execute();
    }
  }

  private void execute(String sql) {
    try (Connection connection = database.getConnection()) {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
