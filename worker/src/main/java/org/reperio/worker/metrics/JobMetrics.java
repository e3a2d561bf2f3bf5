package org.reperio.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.reperio.job.JobStates;
import org.reperio.job.JobStates.JobState;
import org.reperio.job.Run;
import org.reperio.job.RunRepository;
import org.reperio.worker.job.Tasks;

/**
 * How jobs stand, and how far those are that run now, a rebuild for example, as metrics. A tag
 * called "job" would be lost: Prometheus has a label of its own of that name.
 */
@ApplicationScoped
public class JobMetrics {

  private static final String NAME = "job.name";

  private final RunRepository runs;
  private final JobStates states;
  private final Tasks tasks;
  private final MultiGauge done;
  private final MultiGauge total;
  private final MultiGauge failed;
  private final MultiGauge succeeded;
  private final MultiGauge overdue;

  public JobMetrics(RunRepository runs, JobStates states, Tasks tasks, MeterRegistry registry) {
    this.runs = runs;
    this.states = states;
    this.tasks = tasks;
    this.failed =
        MultiGauge.builder("reperio.job.failed")
            .description("Whether the last run of a job that ended has failed")
            .register(registry);
    this.succeeded =
        MultiGauge.builder("reperio.job.success.age.seconds")
            .description("How long ago a run of a job came to its end, or the job was made")
            .register(registry);
    this.overdue =
        MultiGauge.builder("reperio.job.overdue.seconds")
            .description("For how long a job has been due that no worker has begun")
            .register(registry);
    this.done =
        MultiGauge.builder("reperio.job.entries.done")
            .description("Entries that a running job has done")
            .register(registry);
    this.total =
        MultiGauge.builder("reperio.job.entries.total")
            .description("Entries that a running job has to do")
            .register(registry);
  }

  @Scheduled(
      identity = "job-metrics",
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void read() {
    List<Run> running;
    try {
      running = runs.underWay();
    } catch (RuntimeException e) {
      Log.debugf("jobs cannot be read: %s", e);
      running = List.of();
    }
    List<Row<?>> finished = new ArrayList<>();
    List<Row<?>> all = new ArrayList<>();
    for (Run run : running) {
      Tags tags = Tags.of(NAME, run.title, "run", run.id.toString());
      finished.add(Row.of(tags, run.doneEntries()));
      if (run.totalEntries != null) {
        all.add(Row.of(tags, run.totalEntries));
      }
    }
    done.register(finished, true);
    total.register(all, true);
  }

  @Scheduled(identity = "job-states", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  void readStates() {
    List<JobState> found;
    try {
      found = states.all();
    } catch (RuntimeException e) {
      Log.debugf("jobs cannot be read: %s", e);
      found = List.of();
    }
    Instant now = Instant.now();
    List<Row<?>> failures = new ArrayList<>();
    List<Row<?>> ages = new ArrayList<>();
    List<Row<?>> delays = new ArrayList<>();
    for (JobState job : found) {
      // No worker of this release does what belonged to an add-on that is gone.
      if (tasks.find(job.task()).isPresent()) {
        Tags tags = Tags.of(NAME, job.title());
        failures.add(Row.of(tags, job.failed() ? 1 : 0));
        ages.add(Row.of(tags, seconds(job.succeeded(), now)));
        delays.add(Row.of(tags, job.due() == null ? 0 : Math.max(0, seconds(job.due(), now))));
      }
    }
    failed.register(failures, true);
    succeeded.register(ages, true);
    overdue.register(delays, true);
  }

  private static double seconds(Instant since, Instant now) {
    return Duration.between(since, now).toMillis() / 1000.0;
  }
}
