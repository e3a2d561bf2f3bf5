package org.reperio.worker.messaging;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
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

  private final Broker broker;
  private final Queues queues;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowQueues(Broker broker, Queues queues, Terminal terminal) {
    this.broker = broker;
    this.queues = queues;
    this.terminal = terminal;
  }

  /**
   * @param messages waiting, without those that a consumer has and did not acknowledge; null when
   *     the broker has no such queue
   */
  private record Status(String queue, Integer messages, Integer consumers) {}

  @Override
  public Integer call() {
    List<Status> all = broker.run(this::read);
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

  private List<Status> read(Connection connection) throws IOException, TimeoutException {
    var found = new ArrayList<Status>();
    for (String name : queues.names()) {
      found.add(
          Broker.inspect(connection, name)
              .map(queue -> new Status(name, queue.getMessageCount(), queue.getConsumerCount()))
              .orElse(new Status(name, null, null)));
    }
    return found;
  }
}
