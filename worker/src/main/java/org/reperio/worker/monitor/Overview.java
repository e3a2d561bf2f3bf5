package org.reperio.worker.monitor;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reperio.job.LiveWorkers;
import org.reperio.job.Run;
import org.reperio.job.RunRepository;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.messaging.QueueSamples;
import org.reperio.messaging.QueueSamples.Sample;
import org.reperio.worker.messaging.DeadQueues;
import org.reperio.worker.messaging.QueueInspection;
import org.reperio.worker.messaging.QueueStatus;
import org.reperio.worker.messaging.Queues;

/** Gathers what there is to see of queues and workers, from whom answers. */
@Singleton
public class Overview {

  private static final Map<String, String> PURPOSES =
      Map.of(
          "record-index", "Brings the search index up to date.",
          "pid-registration", "Notes which registrars have to be told of a record.");

  private final Queues queues;
  private final QueueInspection broker;
  private final QueueSamples samples;
  private final ConsumerPauses pauses;
  private final LiveWorkers workers;
  private final RunRepository runs;

  public Overview(
      Queues queues,
      QueueInspection broker,
      QueueSamples samples,
      ConsumerPauses pauses,
      LiveWorkers workers,
      RunRepository runs) {
    this.queues = queues;
    this.broker = broker;
    this.samples = samples;
    this.pauses = pauses;
    this.workers = workers;
    this.runs = runs;
  }

  /**
   * What the overview shows.
   *
   * @param brokerDown why the broker cannot be asked, null when it can
   * @param databaseDown why the database cannot be asked, null when it can
   */
  public record View(
      List<QueueView> queues, String brokerDown, List<WorkerView> workers, String databaseDown) {}

  View view() {
    Instant now = Instant.now();
    Part<List<QueueStatus>> status = Part.of(broker::status);
    Part<Map<String, Instant>> paused = Part.of(pauses::all);
    // Whom one question has waited for in vain, no other has to.
    boolean down = paused.reason() != null;
    List<Sample> history = down ? List.of() : samples.since(now.minus(QueueSamples.KEPT));
    List<Run> running = down ? List.of() : runs.underWay();
    List<WorkerView> alive =
        down
            ? List.of()
            : workers.all().stream().map(one -> WorkerView.of(one, running, now)).toList();
    Map<String, QueueStatus> byName =
        status.or(List.of()).stream()
            .collect(Collectors.toMap(QueueStatus::queue, Function.identity()));
    return new View(
        queues.consumed().stream()
            .map(name -> queue(name, byName, paused.or(Map.of()), history))
            .toList(),
        status.reason(),
        alive,
        paused.reason());
  }

  private static QueueView queue(
      String name,
      Map<String, QueueStatus> status,
      Map<String, Instant> paused,
      List<Sample> history) {
    QueueStatus queue = status.get(name);
    QueueStatus dead = status.get(name + DeadQueues.SUFFIX);
    return new QueueView(
        name,
        PURPOSES.getOrDefault(name, ""),
        text(queue == null ? null : queue.messages()),
        text(queue == null ? null : queue.consumers()),
        text(dead == null ? null : dead.messages()),
        dead != null && dead.messages() != null && dead.messages() > 0,
        paused.get(name),
        Minute.of(history.stream().filter(sample -> sample.queue().equals(name)).toList()));
  }

  private static String text(Integer count) {
    return count == null ? Minute.UNKNOWN : Words.grouped(count);
  }
}
