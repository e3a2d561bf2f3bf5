package org.reperio.worker.messaging;

import org.reperio.messaging.ConsumerPauses;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "pause",
    description = {
      "Has no worker take from a queue, until 'reperio queues resume'.",
      "Workers notice within seconds; messages wait meanwhile."
    },
    footer = {"  reperio queues pause pid-registration"})
public class PauseConsumer implements Runnable {

  private final ConsumerPauses pauses;
  private final Queues queues;
  private final Terminal terminal;

  @Parameters(paramLabel = "QUEUE", description = "The queue that is not to be taken from.")
  private String queue;

  public PauseConsumer(ConsumerPauses pauses, Queues queues, Terminal terminal) {
    this.pauses = pauses;
    this.queues = queues;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    pauses.pause(queues.require(queue));
    terminal.say("%s is paused.".formatted(queue));
  }
}
