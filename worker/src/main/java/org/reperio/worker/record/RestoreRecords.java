package org.reperio.worker.record;

import java.util.List;
import org.reperio.access.Identity;
import org.reperio.record.Deletions;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = "Makes deleted records be there again.",
    footer = {"  reperio records restore 4d0ns-ntd89"})
public class RestoreRecords implements Runnable {

  private final Deletions deletions;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The records' identifiers.")
  private List<String> ids;

  public RestoreRecords(Deletions deletions, Terminal terminal) {
    this.deletions = deletions;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    for (String id : ids) {
      deletions.restore(Identity.ofSystem(), id);
      terminal.say("%s is published again.".formatted(id));
    }
  }
}
