package org.reperio.worker.record;

import java.util.List;
import org.reperio.access.Identity;
import org.reperio.record.Deletions;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "purge",
    description = {
      "Removes deleted records for good, with their files and identifiers. There is no way back.",
      "Only what 'reperio records delete' has deleted can be purged."
    },
    footer = {"  reperio records purge 4d0ns-ntd89", "  reperio records purge 4d0ns-ntd89 --yes"})
public class PurgeRecords implements Runnable {

  private final Deletions deletions;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The deleted records' identifiers.")
  private List<String> ids;

  @Option(names = "--yes", description = Terminal.YES)
  private boolean yes;

  public PurgeRecords(Deletions deletions, Terminal terminal) {
    this.deletions = deletions;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.confirm(yes, "Remove %d records for good?".formatted(ids.size()));
    for (String id : ids) {
      if (!deletions.marked(Identity.ofSystem()).contains(id)) {
        deletions.mark(Identity.ofSystem(), id, true);
      }
      deletions.purge(Identity.ofSystem(), id);
      terminal.say("%s is gone.".formatted(id));
    }
  }
}
