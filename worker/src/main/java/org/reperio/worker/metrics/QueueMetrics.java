package org.reperio.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.worker.messaging.DeadQueues;
import org.reperio.worker.messaging.QueueInspection;
import org.reperio.worker.messaging.QueueStatus;

/** How the queues are, as metrics. While the broker does not say it there are none. */
@ApplicationScoped
public class QueueMetrics {

  private final QueueInspection queues;
  private final ConsumerPauses pauses;
  private final MultiGauge messages;
  private final MultiGauge consumers;
  private final MultiGauge dead;
  private final MultiGauge paused;

  public QueueMetrics(QueueInspection queues, ConsumerPauses pauses, MeterRegistry registry) {
    this.queues = queues;
    this.pauses = pauses;
    this.messages = gauge(registry, "messages", "Messages that wait in a queue");
    this.consumers = gauge(registry, "consumers", "Workers that take from a queue");
    this.dead = gauge(registry, "dead.letters", "Messages of a queue that could not be handled");
    this.paused = gauge(registry, "paused", "Whether an operator has paused a queue");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder("reperio.queue." + name).description(description).register(registry);
  }

  @Scheduled(
      identity = "queue-metrics",
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void read() {
    List<QueueStatus> found;
    Set<String> resting;
    try {
      found = queues.status();
      resting = pauses.all().keySet();
    } catch (RuntimeException e) {
      Log.debugf("queues cannot be read: %s", e);
      found = List.of();
      resting = Set.of();
    }
    List<Row<?>> waiting = new ArrayList<>();
    List<Row<?>> taking = new ArrayList<>();
    List<Row<?>> refused = new ArrayList<>();
    List<Row<?>> pausing = new ArrayList<>();
    for (QueueStatus queue : found) {
      if (queue.messages() == null) {
        continue;
      }
      if (queue.queue().endsWith(DeadQueues.SUFFIX)) {
        refused.add(Row.of(tag(living(queue.queue())), queue.messages()));
      } else {
        waiting.add(Row.of(tag(queue.queue()), queue.messages()));
        taking.add(Row.of(tag(queue.queue()), queue.consumers()));
        pausing.add(Row.of(tag(queue.queue()), resting.contains(queue.queue()) ? 1 : 0));
      }
    }
    messages.register(waiting, true);
    consumers.register(taking, true);
    dead.register(refused, true);
    paused.register(pausing, true);
  }

  private static String living(String dead) {
    return dead.substring(0, dead.length() - DeadQueues.SUFFIX.length());
  }

  private static Tags tag(String queue) {
    return Tags.of("queue", queue);
  }
}
