package org.reperio.worker.messaging;

import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Parameters;

/** A command about dead letters: one of a queue, or all. */
abstract class LetterCommand implements Runnable {

  final DeadQueues dead;
  final Terminal terminal;

  @Parameters(index = "0", paramLabel = "QUEUE", description = "The queue that they came from.")
  private String queue;

  @Parameters(
      index = "1",
      paramLabel = "LETTER",
      arity = "0..1",
      description = "One of them, see 'reperio queues dead'; all when absent.")
  private String letter;

  LetterCommand(DeadQueues dead, Terminal terminal) {
    this.dead = dead;
    this.terminal = terminal;
  }

  @Override
  public final void run() {
    if (letter == null) {
      all(queue);
    } else if (!one(queue, letter)) {
      throw new LetterGone(letter, queue);
    }
  }

  abstract void all(String queue);

  /** Whether the letter was still there. */
  abstract boolean one(String queue, String letter);
}
