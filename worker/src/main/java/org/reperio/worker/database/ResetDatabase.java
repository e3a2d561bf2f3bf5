package org.reperio.worker.database;

import org.flywaydb.core.Flyway;
import org.reperio.database.AddOnMigrations;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reset",
    description = {
      "Drops everything in the database and creates an empty schema.",
      "Stored files and the search index stay: 'reperio index init --recreate' empties the index."
    },
    footer = {"  reperio db reset", "  reperio db reset --yes && reperio index init --recreate"})
public class ResetDatabase implements Runnable {

  private final Flyway flyway;
  private final AddOnMigrations addOns;
  private final Terminal terminal;

  @Option(names = "--yes", description = Terminal.YES)
  private boolean yes;

  public ResetDatabase(Flyway flyway, AddOnMigrations addOns, Terminal terminal) {
    this.flyway = flyway;
    this.addOns = addOns;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.confirm(yes, "Delete every record, account and community of this repository?");
    // Cleaning is disabled everywhere else (quarkus.flyway.clean-disabled).
    Flyway cleaning =
        Flyway.configure().configuration(flyway.getConfiguration()).cleanDisabled(false).load();
    cleaning.clean();
    cleaning.migrate();
    addOns.migrate();
    terminal.say("The database is empty.");
  }
}
