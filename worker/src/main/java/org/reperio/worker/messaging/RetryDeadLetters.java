package org.reperio.worker.messaging;

import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = {
      "Sends dead letters back to their queue, to be handled again.",
      "None is lost, whatever dies meanwhile; one may be handled twice, which does no harm."
    },
    footer = {
      "  reperio queues retry record-index",
      "  reperio queues retry record-index 5f1c0a9be2d34c77"
    })
public class RetryDeadLetters implements Runnable {

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

  public RetryDeadLetters(DeadQueues dead, Terminal terminal) {
    this.dead = dead;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (letter == null) {
      terminal.say("%,d sent back to %s.".formatted(dead.retryAll(queue), queue));
    } else if (dead.retry(queue, letter)) {
      terminal.say("Sent back to %s.".formatted(queue));
    } else {
      throw new CommandFailure("There is no dead letter %s of %s.".formatted(letter, queue));
    }
  }
}
