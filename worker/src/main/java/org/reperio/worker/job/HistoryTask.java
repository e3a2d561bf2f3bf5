package org.reperio.worker.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reperio.job.Job;
import org.reperio.job.JobRepository;
import org.reperio.job.JobSettings;
import org.reperio.job.RunContext;
import org.reperio.job.RunRepository;
import org.reperio.job.Schedule;
import org.reperio.job.Task;

/** Deletes the history of jobs that is older than it has to be. */
@ApplicationScoped
public class HistoryTask implements Task {

  private final JobRepository jobs;
  private final RunRepository runs;
  private final JobSettings settings;

  public HistoryTask(JobRepository jobs, RunRepository runs, JobSettings settings) {
    this.jobs = jobs;
    this.runs = runs;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "job-history";
  }

  @Override
  public String description() {
    return "Deletes the old runs of jobs, with their logs.";
  }

  @Override
  public Optional<Schedule> schedule() {
    return Optional.of(new Schedule.Interval(Duration.ofHours(1)));
  }

  @Override
  public void run(RunContext context) {
    Instant before = Instant.now().minus(settings.keep());
    for (Job job : jobs.all()) {
      context.stopIfCancelled();
      context.done(0, runs.forget(job.id, settings.keepRuns(), before), 0);
    }
  }
}
