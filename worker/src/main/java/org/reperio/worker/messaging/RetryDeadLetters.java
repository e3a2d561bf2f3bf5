package org.reperio.worker.messaging;

import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

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
public class RetryDeadLetters extends LetterCommand {

  public RetryDeadLetters(DeadQueues dead, Terminal terminal) {
    super(dead, terminal);
  }

  @Override
  void all(String queue) {
    terminal.say("%,d sent back to %s.".formatted(dead.retryAll(queue), queue));
  }

  @Override
  boolean one(String queue, String letter) {
    boolean sent = dead.retry(queue, letter);
    if (sent) {
      terminal.say("Sent back to %s.".formatted(queue));
    }
    return sent;
  }
}
