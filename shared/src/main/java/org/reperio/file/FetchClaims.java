package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.reperio.database.Sql;

/** Which worker fetches which file. Writes the time of the claim, and nothing else of a file. */
@ApplicationScoped
class FetchClaims {

  private final Sql sql;

  FetchClaims(Sql sql) {
    this.sql = sql;
  }

  /** A file that was claimed. */
  record Claimed(UUID bucket, String key) {}

  /**
   * Claims the file that waits the longest.
   *
   * @param lease how long a claim holds that is not renewed
   */
  Optional<Claimed> next(Duration lease) {
    return sql.first(
        """
        update file_object set fetch_claimed = now() where id = (
          select id from file_object
          where transfer = 'F' and status = 'pending'
            and (fetch_claimed is null or fetch_claimed < ?)
          order by created limit 1 for update skip locked)
        returning bucket_id, key""",
        row -> new Claimed(row.getObject("bucket_id", UUID.class), row.getString("key")),
        Instant.now().minus(lease));
  }

  /** Keeps a claim; false when the file is not wanted any more. */
  boolean renew(UUID file) {
    return sql.update(
            """
            update file_object set fetch_claimed = now()
            where id = ? and transfer = 'F' and status = 'pending'""",
            file)
        > 0;
  }
}
