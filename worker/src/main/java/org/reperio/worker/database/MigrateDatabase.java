package org.reperio.worker.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description = "Creates the schema, or brings it to the version that this program needs.",
    footer = {"  reperio db migrate"})
public class MigrateDatabase implements Runnable {

  private final Flyway flyway;
  private final Terminal terminal;

  public MigrateDatabase(Flyway flyway, Terminal terminal) {
    this.flyway = flyway;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    MigrateResult result = flyway.migrate();
    terminal.say(
        result.migrationsExecuted == 0
            ? "The database is up to date."
            : "%d migrations applied; the schema is at version %s."
                .formatted(result.migrationsExecuted, result.targetSchemaVersion));
  }
}
