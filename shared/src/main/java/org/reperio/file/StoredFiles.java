package org.reperio.file;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Joins content in the storage to the rows that name it.
 *
 * <p>Content is written without a transaction: it may take hours. Only when it is there whole, a
 * short transaction gives it to a file. The collector ({@link FileCollector}) deletes content that
 * no file has, and must not do so while a file is just getting it. Both take an advisory lock on
 * the content's digest, for the time of their transaction: attaching shares it with others who
 * attach, the collector has it alone and looks again, under the lock, whether a file has the
 * content. So one of two things happens. The collector comes first: then the row is gone when the
 * lock is free, and attaching moves the staged content to its place anew. Or attaching comes first:
 * then the collector finds the row in use. A row lock would not do, as there may be no row yet: the
 * storage may hold content that no row names, after a crash. Staged content is guarded by a lock on
 * its name in the same way.
 */
@ApplicationScoped
public class StoredFiles {

  /** So many locks there are at most, as the database has room for some thousands only. */
  private static final int STRIPES = 1024;

  /** Namespace of our advisory locks. */
  private static final int LOCKS = 0x66696c65;

  private final Sql sql;
  private final FileStorage storage;

  public StoredFiles(Sql sql, FileStorage storage) {
    this.sql = sql;
    this.storage = storage;
  }

  /** Deletes what was staged and will not be kept; what cannot be deleted now, is collected. */
  public void discard(StagedContent staged) {
    discard(staged.name());
  }

  void discard(String staged) {
    try {
      storage.discard(staged);
    } catch (IOException e) {
      Log.warnf(e, "%s could not be discarded; the collector will", staged);
    }
  }

  /** Gives staged content to a file. */
  @Transactional(TxType.MANDATORY)
  public void attach(UUID bucket, String key, StagedContent staged, String status)
      throws IOException {
    share(staged.name());
    share(staged.sha256());
    String location =
        sql.first(
                "select location from stored_file where sha256 = ?",
                row -> row.getString(1),
                staged.sha256())
            .orElse(null);
    // The row may be there and the content not: the collector, or a disk, died in between.
    if (location == null || !storage.exists(location)) {
      String kept = storage.keep(staged);
      sql.update(
          """
          insert into stored_file (sha256, md5, size, location) values (?, ?, ?, ?)
          on conflict (sha256) do update set location =
            case when stored_file.location = ? then ? else stored_file.location end""",
          staged.sha256(),
          staged.md5(),
          staged.size(),
          kept,
          location == null ? "" : location,
          kept);
    }
    sql.update(
        "update stored_file set unreferenced_since = null"
            + " where sha256 = ? and unreferenced_since is not null",
        staged.sha256());
    sql.update(
        """
        update file_object set sha256 = ?, status = ?, version_id = ?, updated = now()
        where bucket_id = ? and key = ?""",
        staged.sha256(),
        status,
        UUID.randomUUID(),
        bucket,
        key);
  }

  /**
   * Deletes what was staged unless it became the kept content itself. For after the transaction
   * that attached it.
   */
  public void tidy(StagedContent staged) {
    boolean inUse =
        sql.count("select count(*) from stored_file where location = ?", staged.name()) > 0;
    if (!inUse) {
      discard(staged);
    }
  }

  /** Holds off the collector from content, or staged content, until the transaction ends. */
  private void share(String name) {
    sql.list("select pg_advisory_xact_lock_shared(?, ?)", row -> null, LOCKS, stripe(name));
  }

  /** Whether nobody attaches this content now, and nobody will until the transaction ends. */
  boolean lockAlone(String name) {
    return sql.first(
            "select pg_try_advisory_xact_lock(?, ?)", row -> row.getBoolean(1), LOCKS, stripe(name))
        .orElse(false);
  }

  private static int stripe(String name) {
    return Math.floorMod(name.hashCode(), STRIPES);
  }

  /** Opens a file's content from an offset on. */
  public InputStream open(FileObject file, long offset) throws IOException {
    if (file.content() == null) {
      throw new FileNotFound(file.key());
    }
    return storage.open(file.content().location(), offset);
  }
}
