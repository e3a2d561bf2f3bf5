package org.reperio.worker.backup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.reperio.database.AddOnMigrations;
import org.reperio.database.Sql;
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
  private final Sql sql;
  private final Flyway flyway;
  private final AddOnMigrations addOns;

  public DatabaseLoad(DataSource database, Sql sql, Flyway flyway, AddOnMigrations addOns) {
    this.database = database;
    this.sql = sql;
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
  boolean isEmpty() {
    return HOLDINGS.stream().noneMatch(table -> isThere(table) && hasRows(table));
  }

  private boolean isThere(String table) {
    return sql.count("select count(*) where to_regclass(?) is not null", table) > 0;
  }

  private boolean hasRows(String table) {
    return sql.count("select count(*) where exists (select 1 from " + table + ")") > 0;
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
              fill(backup, each);
              completion.run();
              return null;
            });
    flyway.migrate();
    sql.update("analyze");
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
    Set<String> there =
        Set.copyOf(
            sql.list(
                "select tablename from pg_tables where schemaname = current_schema()",
                row -> row.getString(1)));
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

  private void fill(WholeBackup backup, LongConsumer each) throws SQLException, IOException {
    Manifest.Database rows = backup.manifest().database();
    List<Relation> relations = relations();
    List<String> triggered = triggered();
    relations.forEach(relation -> sql.update(relation.drop()));
    triggered.forEach(table -> sql.update("alter table " + table + " disable trigger user"));
    sql.update(
        "truncate table "
            + rows.tables().stream()
                .map(table -> DatabaseSnapshot.quoted(table.name()))
                .collect(Collectors.joining(", ")));
    try (Connection connection = database.getConnection()) {
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (Manifest.Table table : rows.tables()) {
        copy(copies, table, backup);
        each.accept(backup.size(table.part()));
      }
    }
    rows.sequences().forEach(this::set);
    triggered.forEach(table -> sql.update("alter table " + table + " enable trigger user"));
    // The database looks at every row again: what does not fit together is not taken.
    relations.forEach(relation -> sql.update(relation.make()));
  }

  private static void copy(CopyManager copies, Manifest.Table table, WholeBackup backup)
      throws SQLException, IOException {
    try (InputStream in = backup.unpacked(table.part())) {
      long loaded = copies.copyIn(DatabaseSnapshot.statement(table, "from stdin"), in);
      if (loaded != table.rows()) {
        throw new CommandFailure(
            "The table %s has %,d rows in the backup, not %,d."
                .formatted(table.name(), loaded, table.rows()));
      }
    }
  }

  /** A foreign key: the statements that drop it and make it. */
  private record Relation(String drop, String make) {}

  private List<Relation> relations() {
    return sql.list(
        """
        select format('alter table %s drop constraint %I', conrelid::regclass, conname),
          format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace order by conname""",
        row -> new Relation(row.getString(1), row.getString(2)));
  }

  private List<String> triggered() {
    return sql.list(
        """
        select distinct tgrelid::regclass::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = current_schema()::regnamespace""",
        row -> row.getString(1));
  }

  private void set(Manifest.Sequence sequence) {
    sql.count(
        "select setval(?::regclass, ?, ?)",
        DatabaseSnapshot.quoted(sequence.name()),
        sequence.value() == null ? 1 : sequence.value(),
        sequence.value() != null);
  }
}
