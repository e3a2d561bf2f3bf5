package org.reperio.worker.messaging;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks the broker how its queues are, in a way that every AMQP broker answers. */
@Singleton
public class QueueInspection {

  private final Broker broker;
  private final Queues queues;

  public QueueInspection(Broker broker, Queues queues) {
    this.broker = broker;
    this.queues = queues;
  }

  /** The repository's queues. */
  public List<QueueStatus> status() {
    return broker.run(
        connection -> {
          var found = new ArrayList<QueueStatus>();
          for (String name : queues.names()) {
            found.add(
                Broker.inspect(connection, name)
                    .map(
                        queue ->
                            new QueueStatus(
                                name, queue.getMessageCount(), queue.getConsumerCount()))
                    .orElse(new QueueStatus(name, null, null)));
          }
          return found;
        });
  }
}
