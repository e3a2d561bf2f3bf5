package org.reperio.worker.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import org.reperio.access.Identity;
import org.reperio.record.Deletions;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "delete",
    description = {
      "Deletes published records. A tombstone stays, and 'reperio records restore' undoes it."
    },
    footer = {
      "  reperio records delete 4d0ns-ntd89 --reason retracted --note \"At the author's wish\""
    })
public class DeleteRecords implements Runnable {

  private final Deletions deletions;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The records' identifiers.")
  private List<String> ids;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Why: an id of the vocabulary removalreasons, such as spam or retracted.")
  private String reason;

  @Option(names = "--note", paramLabel = "TEXT", description = "Shown on the tombstone.")
  private String note;

  @Option(names = "--hidden", description = "Show no tombstone: answer as if it never was there.")
  private boolean hidden;

  public DeleteRecords(Deletions deletions, Terminal terminal) {
    this.deletions = deletions;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    ObjectNode tombstone = JsonNodeFactory.instance.objectNode();
    if (reason != null) {
      tombstone.putObject("removal_reason").put("id", reason);
    }
    tombstone.put("note", note);
    tombstone.put("is_visible", !hidden);
    for (String id : ids) {
      deletions.delete(Identity.ofSystem(), id, tombstone, OptionalInt.empty());
      terminal.say("%s is deleted.".formatted(id));
    }
  }
}
