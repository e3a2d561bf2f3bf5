package org.reperio.worker.messaging;

import org.reperio.messaging.ConsumerPauses;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Has workers take from a queue again that was paused.",
    footer = {"  reperio queues resume pid-registration"})
public class ResumeConsumer implements Runnable {

  private final ConsumerPauses pauses;
  private final Queues queues;
  private final Terminal terminal;

  @Parameters(paramLabel = "QUEUE", description = "The queue that is to be taken from.")
  private String queue;

  public ResumeConsumer(ConsumerPauses pauses, Queues queues, Terminal terminal) {
    this.pauses = pauses;
    this.queues = queues;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (!pauses.resume(queues.require(queue))) {
      throw new CommandFailure("%s is not paused.".formatted(queue));
    }
    terminal.say("%s goes on.".formatted(queue));
  }
}
