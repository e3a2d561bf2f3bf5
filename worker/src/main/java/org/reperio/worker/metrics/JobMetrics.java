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
import org.reperio.job.Run;
import org.reperio.job.RunRepository;

/** How far the jobs are that run now, a rebuild for example, as metrics. */
@ApplicationScoped
public class JobMetrics {

  private final RunRepository runs;
  private final MultiGauge done;
  private final MultiGauge total;

  public JobMetrics(RunRepository runs, MeterRegistry registry) {
    this.runs = runs;
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
      Tags tags = Tags.of("job", run.title, "run", run.id.toString());
      finished.add(Row.of(tags, run.doneEntries()));
      if (run.totalEntries != null) {
        all.add(Row.of(tags, run.totalEntries));
      }
    }
    done.register(finished, true);
    total.register(all, true);
  }
}
