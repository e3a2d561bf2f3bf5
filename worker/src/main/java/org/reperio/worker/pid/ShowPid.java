package org.reperio.worker.pid;

import java.util.Locale;
import org.reperio.pid.Registrations;
import org.reperio.pid.Registrations.Registration;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Shows an identifier, and how far it is with its registrar.",
    footer = {"  reperio pids show 10.5072/4d0ns-ntd89"})
public class ShowPid implements Runnable {

  private final Registrations registrations;
  private final Terminal terminal;

  @Parameters(paramLabel = "IDENTIFIER", description = "The DOI.")
  private String value;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowPid(Registrations registrations, Terminal terminal) {
    this.registrations = registrations;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Registration pid =
        registrations
            .find(value)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "%s is not an identifier that this repository registers."
                            .formatted(value)));
    if (json) {
      terminal.json(pid);
      return;
    }
    terminal.table(
        new Table("", "")
            .row("Identifier", pid.value())
            .row("Registrar", pid.provider())
            .row(pid.subject().concept() ? "Concept" : "Record", pid.subject().recid())
            .row("State", pid.state().name().toLowerCase(Locale.ROOT))
            .row("Registered", pid.registered())
            .row("Changed", pid.updated())
            .row("Failed attempts", pid.attempts().failed())
            .row("Reason", pid.attempts().reason())
            .row("Next try", pid.attempts().nextTry()));
  }
}
