package org.reperio.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who does which run: each goes to one of any number of workers, by row locks that skip what
 * another one holds. The worker has it by a lease, not a lock: when the worker dies, the lease runs
 * out and the run is done again or ended.
 */
@ApplicationScoped
public class RunClaims {

  static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";

  /** Hibernate's number for {@code skip locked}. */
  static final int SKIP_LOCKED = -2;

  private static final Duration BUSY = Duration.ofSeconds(5);

  private final RunRepository runs;
  private final JobRepository jobs;
  private final JobSettings settings;

  public RunClaims(RunRepository runs, JobRepository jobs, JobSettings settings) {
    this.runs = runs;
    this.jobs = jobs;
    this.settings = settings;
  }

  /** Adds a run that waits for a worker. */
  @Transactional
  public Run queue(Job job, ObjectNode args, Long startedBy) {
    Run run = newRun(job, args);
    run.queue = job.defaultQueue;
    run.status = RunStatus.QUEUED;
    run.startedBy = startedBy;
    runs.persist(run);
    return run;
  }

  /**
   * Adds a run that this process does now.
   *
   * @return empty while another one goes on of a task that allows no two
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Run> begin(Task task, ObjectNode args, String worker) {
    Job job = jobs.lock(jobs.ensure(task).id);
    Instant now = Instant.now();
    if (task.isExclusive() && runs.isUnderWay(job.id, now)) {
      return Optional.empty();
    }
    Run run = newRun(job, args);
    take(run, worker, now);
    runs.persist(run);
    return Optional.of(run);
  }

  private static Run newRun(Job job, ObjectNode args) {
    Run run = new Run();
    run.id = UUID.randomUUID();
    run.jobId = job.id;
    run.task = job.task;
    run.title = job.title;
    run.args = args;
    run.created = Instant.now();
    run.notBefore = run.created;
    return run;
  }

  private void take(Run run, String worker, Instant now) {
    run.status = RunStatus.RUNNING;
    run.worker = worker;
    run.attempt++;
    run.started = now;
    run.leasedUntil = now.plus(settings.lease());
  }

  /**
   * Takes the run that waits the longest.
   *
   * @param tasks what this worker can do, by name
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Run> claim(Map<String, Task> tasks, String worker) {
    Instant now = Instant.now();
    Optional<Run> waiting =
        runs.find(
                "status = ?1 and task in ?2 and notBefore <= ?3 order by notBefore, created",
                RunStatus.QUEUED,
                tasks.keySet(),
                now)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .withHint(LOCK_TIMEOUT, SKIP_LOCKED)
            .page(0, 1)
            .firstResultOptional();
    if (waiting.isEmpty()) {
      return waiting;
    }
    Run run = waiting.get();
    if (tasks.get(run.task).isExclusive()) {
      jobs.lock(run.jobId);
      if (runs.isUnderWay(run.jobId, now)) {
        run.notBefore = now.plus(BUSY);
        return Optional.empty();
      }
    }
    take(run, worker, now);
    return waiting;
  }

  /**
   * Ends the runs whose worker says no more of them, or gives them back to be done again.
   *
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  public int recover() {
    Instant now = Instant.now();
    List<Run> lost =
        runs.find(
                "status in ?1 and leasedUntil < ?2",
                List.of(RunStatus.RUNNING, RunStatus.CANCELLING),
                now)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .withHint(LOCK_TIMEOUT, SKIP_LOCKED)
            .list();
    lost.forEach(run -> recover(run, now));
    return lost.size();
  }

  private void recover(Run run, Instant now) {
    boolean again =
        run.status == RunStatus.RUNNING && run.queue != null && run.attempt <= settings.retries();
    run.message = "The worker %s died.".formatted(run.worker);
    run.worker = null;
    run.leasedUntil = null;
    if (again) {
      run.status = RunStatus.QUEUED;
      run.notBefore = now;
    } else {
      run.status = run.status == RunStatus.CANCELLING ? RunStatus.CANCELLED : RunStatus.FAILED;
      run.finished = now;
    }
  }
}
