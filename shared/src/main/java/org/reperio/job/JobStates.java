package org.reperio.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.reperio.database.Sql;

/** How all jobs stand, in one statement. */
@ApplicationScoped
public class JobStates {

  private final Sql sql;

  public JobStates(Sql sql) {
    this.sql = sql;
  }

  /**
   * How a job stands.
   *
   * @param succeeded when a run last came to its end; when the job was made if none did
   * @param failed whether the last run that ended did so with a failure
   * @param due since when a run waits for a worker, else when the next one is due; null for never
   */
  public record JobState(
      String task, String title, Instant succeeded, boolean failed, Instant due) {}

  /** How all jobs stand. */
  public List<JobState> all() {
    return sql.list(
        """
        select j.task, j.title, least(case when j.active then j.next_run end,
            (select min(r.not_before) from job_run r
              where r.job_id = j.id and r.status = 'Q' and r.finished is null)) as due,
          coalesce((select max(r.finished) from job_run r
            where r.job_id = j.id and r.status in ('S', 'W', 'P')), j.created) as succeeded,
          coalesce((select r.status = 'F' from job_run r
            where r.job_id = j.id and r.finished is not null and r.status <> 'X'
            order by r.created desc limit 1), false) as failed
        from job j""",
        row ->
            new JobState(
                row.getString("task"),
                row.getString("title"),
                Sql.instant(row, "succeeded"),
                row.getBoolean("failed"),
                Sql.instant(row, "due")));
  }
}
