package org.reperio.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reperio.database.Sql;

/** The workers, as each says from time to time that it lives. */
@ApplicationScoped
public class LiveWorkers {

  /** A worker that has been silent for longer is taken for dead. */
  public static final Duration SILENCE = Duration.ofSeconds(20);

  /** How long a dead one is remembered. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Sql sql;

  public LiveWorkers(Sql sql) {
    this.sql = sql;
  }

  /**
   * A process of the worker.
   *
   * @param id by which it has runs of jobs
   * @param queues that it takes from
   * @param seen when it said last that it lives
   */
  public record Worker(
      String id, String host, String version, List<String> queues, Instant started, Instant seen) {

    public Worker {
      queues = List.copyOf(queues);
    }

    /** Whether it has said so a moment ago. */
    public boolean isAlive(Instant now) {
      return seen.isAfter(now.minus(SILENCE));
    }
  }

  /** A worker says that it lives. */
  public void report(Worker worker) {
    sql.update(
        """
        insert into live_worker (id, host, version, queues, started, seen) values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update set queues = excluded.queues, seen = excluded.seen""",
        worker.id(),
        worker.host(),
        worker.version(),
        String.join("\n", worker.queues()),
        worker.started(),
        worker.seen());
  }

  /** A worker says that it ends. */
  public void remove(String id) {
    sql.update("delete from live_worker where id = ?", id);
  }

  /** Deletes those that died some time ago. */
  public void forget(Instant now) {
    sql.update("delete from live_worker where seen < ?", now.minus(KEPT));
  }

  /** The workers, the dead of the last hour too, by name. */
  public List<Worker> all() {
    return sql.list(
        "select id, host, version, queues, started, seen from live_worker order by host, started, id",
        row ->
            new Worker(
                row.getString("id"),
                row.getString("host"),
                row.getString("version"),
                row.getString("queues").lines().toList(),
                Sql.instant(row, "started"),
                Sql.instant(row, "seen")));
  }
}
