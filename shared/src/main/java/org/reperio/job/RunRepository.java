package org.reperio.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The runs of jobs. Nothing else writes them. What is changed by several processes is changed by
 * one statement with a condition, never read and written back.
 */
@ApplicationScoped
public class RunRepository implements PanacheRepositoryBase<Run, UUID> {

  private static final String HISTORY = "finished is not null and jobId = ?1";

  private final RunLineRepository lines;

  public RunRepository(RunLineRepository lines) {
    this.lines = lines;
  }

  /** How far a run is, as the process says that runs it. */
  public record Counts(Long total, long inserted, long updated, long errored) {}

  /** The newest runs of a job. */
  public List<Run> newest(UUID job, int limit) {
    return find("jobId = ?1 order by created desc, id desc", job).page(0, limit).list();
  }

  /** The newest runs of all jobs; those that have not ended come first. */
  @Transactional
  public List<Run> newest(int limit) {
    return find("order by case when finished is null then 0 else 1 end, created desc, id desc")
        .page(0, limit)
        .list();
  }

  /** As it is now; the caller's transaction, if any, has no older copy of it. */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Run> read(UUID run) {
    return findByIdOptional(run);
  }

  /** How many runs wait for a worker. */
  @Transactional
  public long queued() {
    return count("status", RunStatus.QUEUED);
  }

  /** The runs that a process does now. */
  @Transactional
  public List<Run> underWay() {
    return list("status in ?1", List.of(RunStatus.RUNNING, RunStatus.CANCELLING));
  }

  boolean hasUnfinished(UUID job) {
    return count("jobId = ?1 and status in ?2", job, RunStatus.UNFINISHED) > 0;
  }

  /** Whether a run of the job is under way in a process that is alive, as far as one can tell. */
  boolean isUnderWay(UUID job, Instant now) {
    return count(
            "jobId = ?1 and status in ?2 and leasedUntil > ?3",
            job,
            List.of(RunStatus.RUNNING, RunStatus.CANCELLING),
            now)
        > 0;
  }

  /**
   * Tells a run to stop; one that has not begun ends at once.
   *
   * @return whether there was something to stop
   */
  @Transactional
  public boolean cancel(UUID run) {
    Instant now = Instant.now();
    int ended =
        update(
            "status = ?1, finished = ?2 where id = ?3 and status = ?4",
            RunStatus.CANCELLED,
            now,
            run,
            RunStatus.QUEUED);
    int told =
        update(
            "status = ?1 where id = ?2 and status = ?3",
            RunStatus.CANCELLING,
            run,
            RunStatus.RUNNING);
    return ended + told > 0;
  }

  /**
   * Says that a run goes on, and how far it is.
   *
   * @return its status; empty when it does not belong to this worker any more
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<RunStatus> report(
      UUID run, String worker, Counts counts, Instant leasedUntil, List<RunLine> written) {
    int updated =
        update(
            """
            leasedUntil = ?1, totalEntries = ?2, insertedEntries = ?3, updatedEntries = ?4,
            erroredEntries = ?5 where id = ?6 and worker = ?7 and finished is null""",
            leasedUntil,
            counts.total(),
            counts.inserted(),
            counts.updated(),
            counts.errored(),
            run,
            worker);
    if (updated == 0) {
      return Optional.empty();
    }
    lines.persist(written);
    return Optional.of(findById(run).status);
  }

  /** Ends a run that belongs to this worker. */
  @Transactional(TxType.REQUIRES_NEW)
  public void finish(UUID run, String worker, RunStatus status, String message) {
    update(
        """
        status = ?1, message = ?2, finished = ?3, leasedUntil = null
        where id = ?4 and worker = ?5 and finished is null""",
        status,
        message,
        Instant.now(),
        run,
        worker);
  }

  /** Gives a run back: after this time any worker starts it again. */
  @Transactional(TxType.REQUIRES_NEW)
  public void giveBack(UUID run, String worker, String message, Instant notBefore) {
    update(
        """
        status = ?1, message = ?2, notBefore = ?3, worker = null, leasedUntil = null
        where id = ?4 and worker = ?5 and finished is null""",
        RunStatus.QUEUED,
        message,
        notBefore,
        run,
        worker);
  }

  /**
   * Deletes a job's history except its newest runs.
   *
   * @param before those that ended before this time go in any case
   * @return how many
   */
  @Transactional
  public long forget(UUID job, int keep, Instant before) {
    long old = delete(HISTORY + " and finished < ?2", job, before);
    Optional<Run> last =
        find(HISTORY + " order by created desc", job).page(keep, 1).firstResultOptional();
    return old
        + last.map(run -> delete(HISTORY + " and created <= ?2", job, run.created)).orElse(0L);
  }
}
