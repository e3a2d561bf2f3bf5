package org.reperio.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs. Nothing else writes them. */
@ApplicationScoped
public class JobRepository implements PanacheRepositoryBase<Job, UUID> {

  /** The jobs, by their names. */
  @Transactional
  public List<Job> all() {
    return listAll(Sort.by("title", "id"));
  }

  /** The job that every instance has of a task, made if it is not there. */
  @Transactional
  public Job ensure(Task task) {
    UUID id = Job.idOf(task.name());
    getEntityManager()
        .createQuery(
            """
            insert into Job (id, task, title, description, active, defaultQueue, runArgs, created,
              updated, revision)
            values (:id, :task, :task, :description, true, :queue, :none, :now, :now, 0)
            on conflict (id) do update set description = excluded.description""")
        .setParameter("id", id)
        .setParameter("task", task.name())
        .setParameter("description", task.description())
        .setParameter("queue", Job.QUEUE)
        .setParameter("none", JsonNodeFactory.instance.objectNode())
        .setParameter("now", Instant.now())
        .executeUpdate();
    return findById(id);
  }

  /** Holds a job against others until the transaction ends. */
  Job lock(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Forgets when the jobs of a task are due, where that was planned by another schedule. */
  void forgetOtherPlans(String task, String plan) {
    update("plan = null where task = ?1 and schedule is null and plan <> ?2", task, plan);
  }

  /** A job of these tasks that is due, or was not planned yet, and that nobody else holds. */
  Optional<Job> lockDue(Collection<String> tasks, Instant now) {
    return find(
            "active and task in ?1 and (plan is null or nextRun <= ?2) order by nextRun",
            tasks,
            now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(RunClaims.LOCK_TIMEOUT, RunClaims.SKIP_LOCKED)
        .page(0, 1)
        .firstResultOptional();
  }
}
