package org.reperio.worker.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.reperio.database.AddOnMigrations;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description = "Creates the schema, or brings it to the version that this program needs.",
    footer = {"  reperio db migrate"})
public class MigrateDatabase implements Runnable {

  private final Flyway flyway;
  private final AddOnMigrations addOns;
  private final Terminal terminal;

  public MigrateDatabase(Flyway flyway, AddOnMigrations addOns, Terminal terminal) {
    this.flyway = flyway;
    this.addOns = addOns;
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
    addOns
        .migrate()
        .forEach(
            (addOn, executed) ->
                terminal.say("Add-on %s: %d migrations applied.".formatted(addOn, executed)));
  }
}
