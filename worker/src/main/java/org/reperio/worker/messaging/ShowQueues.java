package org.reperio.worker.messaging;

import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = {
      "Shows how many messages wait in each queue, and how many consumers take them.",
      "A queue that ends in .dead has what could not be handled."
    },
    footer = {"  reperio queues status", "  reperio queues status --json"})
public class ShowQueues implements Callable<Integer> {

  private final QueueInspection queues;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowQueues(QueueInspection queues, Terminal terminal) {
    this.queues = queues;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<QueueStatus> all = queues.status();
    var table = new Table("QUEUE", "MESSAGES", "CONSUMERS");
    all.forEach(
        queue ->
            table.row(
                queue.queue(),
                queue.messages() == null ? "missing" : queue.messages(),
                queue.consumers()));
    terminal.list(json, all, table);
    return 0;
  }
}
