package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reperio.database.Sql;

/** Which worker checks which content. A claim ends by itself if the worker dies. */
@ApplicationScoped
class FixityClaims {

  private static final Duration LEAST_LEASE = Duration.ofHours(1);

  private final Sql sql;

  FixityClaims(Sql sql) {
    this.sql = sql;
  }

  /** Content that was claimed. */
  record Claimed(String sha256, String location, long size) {}

  /**
   * Claims the content whose check is longest ago.
   *
   * @param due which is due
   * @param bytesPerSecond how fast it is read; a claim holds four times as long as that takes
   */
  Optional<Claimed> next(Fixity.Due due, long bytesPerSecond) {
    Instant now = Instant.now();
    return sql.first(
        """
        with due as (
          select s.sha256 from stored_file s left join fixity_check f on f.sha256 = s.sha256
          where (f.checked is null or f.checked <= ?
              or f.outcome <> 'intact' and f.checked <= ?)
            and (f.claimed is null
              or f.claimed < ?::timestamptz - make_interval(secs => 4.0 * s.size / ?))
          order by f.checked nulls first, s.created limit 1
          for update of s skip locked),
        claim as (
          insert into fixity_check (sha256, claimed) select sha256, now() from due
          on conflict (sha256) do update set claimed = now()
            where fixity_check.claimed < ?
              and (fixity_check.checked is null or fixity_check.checked <= ?
                or fixity_check.outcome <> 'intact' and fixity_check.checked <= ?)
          returning sha256)
        select s.sha256, s.location, s.size from stored_file s join claim using (sha256)""",
        row -> new Claimed(row.getString("sha256"), row.getString("location"), row.getLong("size")),
        now.minus(due.interval()),
        now.minus(due.broken()),
        now.minus(LEAST_LEASE),
        bytesPerSecond,
        now.minus(LEAST_LEASE),
        // Another worker may have finished the check since this statement began to look.
        now.minus(due.interval()),
        now.minus(due.broken()));
  }
}
