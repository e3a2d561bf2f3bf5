package org.reperio.worker.messaging;

import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "drop",
    description = {
      "Deletes dead letters.",
      "What they asked for is not done: 'reperio index rebuild' makes up for lost index events."
    },
    footer = {
      "  reperio queues drop record-index --yes",
      "  reperio queues drop record-index 5f1c0a9be2d34c77"
    })
public class DropDeadLetters extends LetterCommand {

  @Option(names = "--yes", description = Terminal.YES)
  private boolean yes;

  public DropDeadLetters(DeadQueues dead, Terminal terminal) {
    super(dead, terminal);
  }

  @Override
  void all(String queue) {
    terminal.confirm(yes, "Delete all dead letters of %s?".formatted(queue));
    terminal.say("%,d deleted.".formatted(dead.dropAll(queue, Integer.MAX_VALUE)));
  }

  @Override
  boolean one(String queue, String letter) {
    terminal.confirm(yes, "Delete the dead letter %s of %s?".formatted(letter, queue));
    boolean dropped = dead.drop(queue, letter);
    if (dropped) {
      terminal.say("Deleted.");
    }
    return dropped;
  }
}
