package org.reperio.worker.database;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.reperio.messaging.Outbox;
import org.reperio.record.RecordCounts;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Shows the schema's migrations and how much the database holds.",
    footer = {"  reperio db status", "  reperio db status --json"})
public class ShowDatabase implements Runnable {

  private final Flyway flyway;
  private final RecordCounts counts;
  private final Outbox outbox;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowDatabase(Flyway flyway, RecordCounts counts, Outbox outbox, Terminal terminal) {
    this.flyway = flyway;
    this.counts = counts;
    this.outbox = outbox;
    this.terminal = terminal;
  }

  /**
   * @param state {@code success} or {@code pending}, among others of Flyway's
   */
  private record Migration(String version, String description, String state, Instant applied) {

    static Migration of(MigrationInfo info) {
      return new Migration(
          info.getVersion() == null ? "repeatable" : info.getVersion().toString(),
          info.getDescription(),
          info.getState().getDisplayName().toLowerCase(Locale.ROOT),
          info.getInstalledOn() == null ? null : info.getInstalledOn().toInstant());
    }
  }

  /**
   * @param outbox events that the broker has not confirmed yet
   */
  private record Holdings(long records, long drafts, long outbox) {}

  private record Status(List<Migration> migrations, boolean upToDate, Holdings holdings) {}

  @Override
  public void run() {
    var info = flyway.info();
    List<Migration> migrations = Arrays.stream(info.all()).map(Migration::of).toList();
    boolean upToDate = info.pending().length == 0;
    Holdings holdings = info.applied().length == 0 ? null : holdings();
    if (json) {
      terminal.json(new Status(migrations, upToDate, holdings));
      return;
    }
    var table = new Table("MIGRATION", "DESCRIPTION", "STATE", "APPLIED");
    migrations.forEach(m -> table.row(m.version(), m.description(), m.state(), m.applied()));
    terminal.table(table);
    if (holdings != null) {
      terminal.say("");
      terminal.table(
          new Table("RECORDS", "DRAFTS", "OUTBOX")
              .row(holdings.records(), holdings.drafts(), holdings.outbox()));
    }
    if (!upToDate) {
      terminal.note("Migrations are pending: run 'reperio db migrate'.");
    }
  }

  private Holdings holdings() {
    long records = 0;
    long drafts = 0;
    for (RecordCounts.Count count : counts.byModel()) {
      records += count.records();
      drafts += count.drafts();
    }
    return new Holdings(records, drafts, outbox.size());
  }
}
