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
   * Claims the content whose check is longest ago, those first that were never checked. The order
   * is an index's, so that this takes as long among millions as among a few.
   *
   * @param due which is due
   * @param bytesPerSecond how fast it is read; a claim holds four times as long as that takes
   */
  Optional<Claimed> next(Fixity.Due due, long bytesPerSecond) {
    return claim(due, bytesPerSecond)
        .or(() -> announce() > 0 ? claim(due, bytesPerSecond) : Optional.empty());
  }

  /** Lists what came since this was last asked; returns how much that is. */
  private int announce() {
    return sql.update(
        """
        insert into fixity_check (sha256, claimed)
        select sha256, 'epoch' from stored_file s
        where not exists (select from fixity_check f where f.sha256 = s.sha256)
        order by created on conflict do nothing""");
  }

  private Optional<Claimed> claim(Fixity.Due due, long bytesPerSecond) {
    Instant now = Instant.now();
    return sql.first(
        """
        with due as (
          select f.sha256, s.location, s.size
          from fixity_check f join stored_file s on s.sha256 = f.sha256
          where (f.checked is null or f.checked <= ?
              or f.outcome <> 'intact' and f.checked <= ?)
            and f.claimed < ?::timestamptz - make_interval(secs => 4.0 * s.size / ?)
          order by f.checked nulls first limit 1
          for update of f skip locked),
        claim as (
          update fixity_check f set claimed = now() from due where f.sha256 = due.sha256)
        select sha256, location, size from due""",
        row -> new Claimed(row.getString("sha256"), row.getString("location"), row.getLong("size")),
        now.minus(due.interval()),
        now.minus(due.broken()),
        now.minus(LEAST_LEASE),
        bytesPerSecond);
  }
}
