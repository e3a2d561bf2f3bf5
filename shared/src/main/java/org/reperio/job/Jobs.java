package org.reperio.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;

/** Jobs as an administrator sees and uses them. */
@ApplicationScoped
public class Jobs {

  private final JobRepository jobs;
  private final RunRepository runs;
  private final RunLineRepository lines;
  private final RunClaims claims;
  private final AuditTrail trail;

  public Jobs(
      JobRepository jobs,
      RunRepository runs,
      RunLineRepository lines,
      RunClaims claims,
      AuditTrail trail) {
    this.trail = trail;
    this.jobs = jobs;
    this.runs = runs;
    this.lines = lines;
    this.claims = claims;
  }

  /** A job with its newest run, if there is one. */
  public record Overview(Job job, Optional<Run> last) {}

  /** All jobs, by name. */
  @Transactional
  public List<Overview> all(Identity who) {
    who.requireAdministrator();
    return jobs.all().stream()
        .map(job -> new Overview(job, runs.newest(job.id, 1).stream().findFirst()))
        .toList();
  }

  /** The newest runs of a job. */
  @Transactional
  public List<Run> runs(Identity who, UUID job, int limit) {
    who.requireAdministrator();
    return runs.newest(job, limit);
  }

  /** The newest runs of all jobs; those that have not ended come first. */
  public List<Run> runs(Identity who, int limit) {
    who.requireAdministrator();
    return runs.newest(limit);
  }

  public Optional<Run> run(Identity who, UUID run) {
    who.requireAdministrator();
    return runs.read(run);
  }

  /** The lines of a run's log after this one; 0 for all. */
  @Transactional
  public List<RunLine> lines(Identity who, UUID run, long after) {
    who.requireAdministrator();
    return lines.after(run, after);
  }

  /**
   * Has a task run by a worker, as soon as one is free.
   *
   * @throws org.reperio.refusal.ValidationFailed when it cannot be told this
   */
  @Transactional
  public Run start(Identity who, Task task, Arguments arguments) {
    who.requireAdministrator();
    arguments.check(task.parameters());
    Run run = claims.queue(jobs.ensure(task), arguments.json(), who.userId());
    trail.note(who, AuditAction.JOB_START, run.id, AuditDetails.of("task", task.name()));
    return run;
  }

  /**
   * Tells a run to stop.
   *
   * @return whether it had not ended yet
   */
  @Transactional
  public boolean cancel(Identity who, UUID run) {
    who.requireAdministrator();
    boolean told = runs.cancel(run);
    if (told) {
      trail.note(who, AuditAction.JOB_CANCEL, run);
    }
    return told;
  }
}
