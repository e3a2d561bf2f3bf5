package org.reperio.worker.monitor;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.reperio.job.LiveWorkers;
import org.reperio.messaging.QueueSamples;
import org.reperio.worker.cli.Version;
import org.reperio.worker.job.LiveRuns;
import org.reperio.worker.messaging.ConsumerStates;
import org.reperio.worker.messaging.QueueInspection;
import org.reperio.worker.messaging.QueueStatus;

/**
 * What every worker tells the monitor: that it lives, what its consumers do, and, if no other has
 * said so just then, how long the queues are. It has threads of its own: jobs may fill those of the
 * scheduler, and a broker that hangs must not make the worker look dead.
 */
@ApplicationScoped
public class Pulse {

  private static final Duration BEAT = Duration.ofSeconds(3);

  private final LiveWorkers workers;
  private final QueueSamples samples;
  private final LiveRuns runs;
  private final ConsumerStates consumers;
  private final QueueInspection queues;
  private final MonitorSettings settings;
  private final Instant started = Instant.now();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "monitor");
            thread.setDaemon(true);
            return thread;
          });

  public Pulse(
      LiveWorkers workers,
      QueueSamples samples,
      LiveRuns runs,
      ConsumerStates consumers,
      QueueInspection queues,
      MonitorSettings settings) {
    this.workers = workers;
    this.samples = samples;
    this.runs = runs;
    this.consumers = consumers;
    this.queues = queues;
    this.settings = settings;
  }

  /** Starts; ends with the service. */
  public void start() {
    if (!settings.alone()) {
      repeat(this::beat, BEAT);
    }
    repeat(this::sample, QueueSamples.SLOT);
  }

  private void repeat(Runnable task, Duration pause) {
    threads.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            Log.debugf("the monitor is not told: %s", e);
          }
        },
        0,
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Says that this process lives, and what its consumers have done. */
  void beat() {
    Instant now = Instant.now();
    workers.report(
        new LiveWorkers.Worker(
            runs.worker(),
            runs.worker().split(":", 2)[0],
            new Version().getVersion()[0],
            consumers.free(),
            started,
            now));
    consumers
        .takeWork()
        .forEach(
            (queue, work) -> {
              if (!work.isNone()) {
                samples.add(queue, now, work);
              }
            });
  }

  /** Notes how long the queues are, and deletes what is too old to be shown. */
  void sample() {
    Instant now = Instant.now();
    if (samples.isNoted(now)) {
      return;
    }
    samples.forget(now);
    workers.forget(now);
    List<QueueStatus> found = queues.status();
    for (QueueStatus queue : found) {
      if (queue.messages() != null) {
        samples.note(queue.queue(), now, queue.messages(), queue.consumers());
      }
    }
  }

  /** A command of the command line has no pulse, and needs none for its end. */
  void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
    threads.shutdownNow();
    try {
      workers.remove(runs.worker());
    } catch (RuntimeException e) {
      Log.debugf("the monitor is not told of the end: %s", e);
    }
  }
}
