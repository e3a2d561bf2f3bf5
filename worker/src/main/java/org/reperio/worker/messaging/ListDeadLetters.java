package org.reperio.worker.messaging;

import java.util.List;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dead",
    description = {
      "Lists the dead letters of a queue: what could not be handled, and why.",
      "They are taken from the queue for a moment, and given back."
    },
    footer = {"  reperio queues dead record-index", "  reperio queues dead record-index --json"})
public class ListDeadLetters implements Runnable {

  private static final int SHORT = 60;

  private final DeadQueues dead;
  private final Terminal terminal;

  @Parameters(paramLabel = "QUEUE", description = "The queue that they came from.")
  private String queue;

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "How many at most; ${DEFAULT-VALUE} when absent.")
  private int limit;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListDeadLetters(DeadQueues dead, Terminal terminal) {
    this.dead = dead;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<DeadLetter> letters = dead.list(queue, limit);
    var table = new Table("LETTER", "DIED", "REASON", "CONTENT");
    letters.forEach(
        letter ->
            table.row(
                letter.id(),
                letter.died(),
                shortened(letter.reason()),
                shortened(letter.content())));
    terminal.list(json, letters, table);
  }

  private static String shortened(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= SHORT ? line : line.substring(0, SHORT - 1) + "…";
  }
}
