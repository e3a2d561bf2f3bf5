package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Files that wait for being fetched. A worker claims one, renews the claim while bytes come, and
 * says how it ended; the claim of a worker that died ends by itself, and another one starts again.
 */
@ApplicationScoped
public class FetchQueue {

  /** How long a claim holds that is not renewed. */
  public static final Duration LEASE = Duration.ofMinutes(3);

  private final Sql sql;
  private final Buckets buckets;
  private final FileUploads uploads;

  public FetchQueue(Sql sql, Buckets buckets, FileUploads uploads) {
    this.sql = sql;
    this.buckets = buckets;
    this.uploads = uploads;
  }

  private record Key(UUID bucket, String key) {}

  /** Claims the file that waits the longest. */
  public Optional<FileObject> claim() {
    return sql.first(
            """
            update file_object set fetch_claimed = now() where id = (
              select id from file_object
              where transfer = 'F' and status = 'pending'
                and (fetch_claimed is null or fetch_claimed < ?)
              order by created limit 1 for update skip locked)
            returning bucket_id, key""",
            row -> new Key(row.getObject(1, UUID.class), row.getString(2)),
            Instant.now().minus(LEASE))
        .flatMap(key -> buckets.find(key.bucket(), key.key()));
  }

  /** Keeps a claim; false when the file is not wanted any more. */
  public boolean renew(FileObject file) {
    return sql.update(
            """
            update file_object set fetch_claimed = now()
            where id = ? and transfer = 'F' and status = 'pending'""",
            file.id())
        > 0;
  }

  /**
   * Takes in what was fetched.
   *
   * @param length bytes that the other side has promised
   */
  public void complete(FileObject file, InputStream content, OptionalLong length)
      throws IOException {
    uploads.fetched(file, content, length);
  }

  /**
   * Notes that a file cannot be fetched.
   *
   * @param reason a sentence for the depositor, without the address, which may hold a secret
   */
  public void fail(FileObject file, String reason) {
    sql.update(
        """
        update file_object set status = 'failed', transfer_error = ?, updated = now()
        where id = ? and transfer = 'F' and status = 'pending'""",
        reason,
        file.id());
  }
}
