package org.reperio.worker.messaging;

import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "purge",
    description = {
      "Deletes the messages that wait in queues.",
      "The work they asked for is not done: 'reperio index rebuild' makes up for lost index events."
    },
    footer = {"  reperio queues purge record-index.dead", "  reperio queues purge --yes"})
public class PurgeQueues implements Callable<Integer> {

  private final Broker broker;
  private final Queues queues;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "QUEUE",
      arity = "0..*",
      description = "The queues to empty; all of the repository's when absent.")
  private List<String> chosen = List.of();

  @Option(names = "--yes", description = Terminal.YES)
  private boolean yes;

  public PurgeQueues(Broker broker, Queues queues, Terminal terminal) {
    this.broker = broker;
    this.queues = queues;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (String name : chosen) {
      if (!queues.names().contains(name)) {
        throw new CommandFailure(
            "There is no queue %s, but %s.".formatted(name, String.join(", ", queues.names())));
      }
    }
    List<String> names = chosen.isEmpty() ? queues.names() : chosen;
    terminal.confirm(yes, "Delete all messages in %s?".formatted(String.join(", ", names)));
    return broker.run(
        connection -> {
          for (String name : names) {
            if (Broker.inspect(connection, name).isEmpty()) {
              terminal.say("%s is missing.".formatted(name));
              continue;
            }
            try (var channel = connection.createChannel()) {
              int deleted = channel.queuePurge(name).getMessageCount();
              terminal.say("%s: %,d messages deleted.".formatted(name, deleted));
            }
          }
          return 0;
        });
  }
}
