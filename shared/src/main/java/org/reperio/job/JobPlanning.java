package org.reperio.job;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Turns schedules into runs. Each due time makes one run, however many workers there are; times
 * that were missed while there was none make one together.
 */
@ApplicationScoped
public class JobPlanning {

  private static final String OFF = "off";

  private final JobRepository jobs;
  private final RunRepository runs;
  private final RunClaims claims;
  private final JobSettings settings;

  public JobPlanning(
      JobRepository jobs, RunRepository runs, RunClaims claims, JobSettings settings) {
    this.jobs = jobs;
    this.runs = runs;
    this.claims = claims;
    this.settings = settings;
  }

  /** Gives each task its job. */
  @Transactional(TxType.REQUIRES_NEW)
  public void register(Map<String, Task> tasks) {
    for (Task task : tasks.values()) {
      jobs.ensure(task);
      jobs.forgetOtherPlans(task.name(), plan(usual(task)));
    }
  }

  /** The schedule that a task's job has, unless an operator has given it another. */
  public Optional<Schedule> usual(Task task) {
    String configured = settings.schedules().get(task.name());
    if (configured == null) {
      return task.schedule();
    }
    return configured.equalsIgnoreCase(OFF)
        ? Optional.empty()
        : Optional.of(Schedule.of(configured));
  }

  /**
   * Deals with one job that is due.
   *
   * @return whether there was one
   */
  @Transactional(TxType.REQUIRES_NEW)
  public boolean planNext(Map<String, Task> tasks) {
    Instant now = Instant.now();
    Optional<Job> due = jobs.lockDue(tasks.keySet(), now);
    due.ifPresent(job -> plan(job, usual(tasks.get(job.task)), now));
    return due.isPresent();
  }

  private void plan(Job job, Optional<Schedule> usual, Instant now) {
    Optional<Schedule> schedule = scheduleOf(job, usual);
    // A time planned by another schedule is not due by this one.
    boolean planned = plan(schedule).equals(job.plan);
    if (planned && !runs.hasUnfinished(job.id)) {
      claims.queue(job, job.runArgs, null);
    }
    job.plan = plan(schedule);
    job.nextRun = schedule.flatMap(when -> when.next(now)).orElse(null);
  }

  /** The schedule that holds for a job, whose task has this one by itself. */
  public Optional<Schedule> scheduleOf(Job job, Optional<Schedule> usual) {
    try {
      return job.scheduleOr(usual);
    } catch (IllegalArgumentException | DateTimeException e) {
      Log.errorf("job %s has a schedule that cannot be read: %s", job.title, e.getMessage());
      return Optional.empty();
    }
  }

  private static String plan(Optional<Schedule> schedule) {
    return schedule.map(Schedule::toString).orElse(OFF);
  }
}
