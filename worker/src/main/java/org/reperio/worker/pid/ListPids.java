package org.reperio.worker.pid;

import java.util.List;
import java.util.Locale;
import org.reperio.pid.Registrations;
import org.reperio.pid.Registrations.Registration;
import org.reperio.pid.Registrations.Selection;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "Lists identifiers and how far they are with their registrar, those that changed last first.",
      "reserved: for a draft or a record that is not public; pending: the registrar has to be told;",
      "registered; hidden: registered, and not shown any more; failed: the registrar refuses it."
    },
    footer = {"  reperio pids list", "  reperio pids list --failed --json"})
public class ListPids implements Runnable {

  private static final int REASON = 100;

  private final Registrations registrations;
  private final Terminal terminal;

  @ArgGroup private Which which = new Which();

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "How many at most; ${DEFAULT-VALUE} when absent.")
  private int limit;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListPids(Registrations registrations, Terminal terminal) {
    this.registrations = registrations;
    this.terminal = terminal;
  }

  /** At most one of them. */
  static final class Which {

    @Option(names = "--failed", description = "Those whose last attempt failed, for good or not.")
    private boolean failed;

    @Option(names = "--pending", description = "Those that the registrar has to be told about.")
    private boolean pending;

    Selection selection() {
      return failed ? Selection.FAILED : pending ? Selection.PENDING : Selection.ALL;
    }
  }

  @Override
  public void run() {
    List<Registration> found = registrations.list(which.selection(), Math.max(1, limit));
    var table = new Table("Identifier", "Record", "State", "Attempts", "Next try", "Reason");
    for (Registration one : found) {
      table.row(
          one.value(),
          one.subject().concept()
              ? one.subject().recid() + " (all versions)"
              : one.subject().recid(),
          one.state().name().toLowerCase(Locale.ROOT),
          one.attempts().failed(),
          one.attempts().nextTry(),
          shortened(one.attempts().reason()));
    }
    terminal.list(json, found, table);
  }

  private static String shortened(String reason) {
    return reason == null || reason.length() <= REASON ? reason : reason.substring(0, REASON) + "…";
  }
}
