package org.reperio.worker.messaging;

import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
public class DropDeadLetters implements Runnable {

  private final DeadQueues dead;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "QUEUE", description = "The queue that they came from.")
  private String queue;

  @Parameters(
      index = "1",
      paramLabel = "LETTER",
      arity = "0..1",
      description = "One of them, see 'reperio queues dead'; all when absent.")
  private String letter;

  @Option(names = "--yes", description = Terminal.YES)
  private boolean yes;

  public DropDeadLetters(DeadQueues dead, Terminal terminal) {
    this.dead = dead;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (letter == null) {
      terminal.confirm(yes, "Delete all dead letters of %s?".formatted(queue));
      terminal.say("%,d deleted.".formatted(dead.dropAll(queue, Integer.MAX_VALUE)));
      return;
    }
    terminal.confirm(yes, "Delete the dead letter %s of %s?".formatted(letter, queue));
    if (!dead.drop(queue, letter)) {
      throw new CommandFailure("There is no dead letter %s of %s.".formatted(letter, queue));
    }
    terminal.say("Deleted.");
  }
}
