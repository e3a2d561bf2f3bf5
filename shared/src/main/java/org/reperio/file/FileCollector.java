package org.reperio.file;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.database.Sql;

/**
 * Deletes content that no file has any more, and what broken uploads have left in the storage. What
 * keeps it from content that is just being attached is told at {@link StoredFiles}.
 */
@ApplicationScoped
public class FileCollector {

  /** An upload that ended this long ago was attached since, or never will be. */
  private static final Duration LEAST_STAGED = Duration.ofHours(1);

  private static final int BATCH = 500;

  private final Sql sql;
  private final FileStorage storage;
  private final StoredFiles stored;

  public FileCollector(Sql sql, FileStorage storage, StoredFiles stored) {
    this.sql = sql;
    this.storage = storage;
    this.stored = stored;
  }

  /**
   * What was, or would be, deleted.
   *
   * @param contents that no file had
   * @param bytes of these
   * @param leftovers of broken uploads, and content that the database did not know
   */
  public record Collected(long contents, long bytes, long leftovers) {}

  /**
   * Collects. Several may run at the same time.
   *
   * @param grace how long content stays that no file has, and what was begun and not finished; what
   *     was staged stays an hour at least
   * @param dryRun whether to delete nothing
   */
  public Collected collect(Duration grace, boolean dryRun) throws IOException {
    Collected rows = dryRun ? countUnreferenced() : deleteUnreferenced(grace);
    return new Collected(rows.contents(), rows.bytes(), sweep(grace, dryRun));
  }

  private static final String UNREFERENCED =
      " not exists (select 1 from file_object o where o.sha256 = s.sha256)";

  private Collected countUnreferenced() {
    return sql.first(
            "select count(*), coalesce(sum(size), 0) from stored_file s where" + UNREFERENCED,
            row -> new Collected(row.getLong(1), row.getLong(2), 0))
        .orElseThrow();
  }

  private record Candidate(String sha256, String location, long size) {}

  private Collected deleteUnreferenced(Duration grace) {
    // Those of drafts that went with a purged record. A new bucket is seen with its draft or
    // record.
    sql.update(
        """
        delete from bucket b where not exists (select 1 from record r where r.bucket_id = b.id)
          and not exists (select 1 from draft d where d.bucket_id = b.id)""");
    sql.update(
        "update stored_file s set unreferenced_since = now()"
            + " where unreferenced_since is null and"
            + UNREFERENCED);
    long contents = 0;
    long bytes = 0;
    String after = "";
    List<Candidate> candidates;
    do {
      candidates =
          sql.list(
              """
              select sha256, location, size from stored_file s
              where unreferenced_since <= ? and sha256 > ? order by sha256 limit ?""",
              row -> new Candidate(row.getString(1), row.getString(2), row.getLong(3)),
              Instant.now().minus(grace),
              after,
              BATCH);
      for (Candidate candidate : candidates) {
        after = candidate.sha256();
        if (inTransaction(() -> delete(candidate))) {
          contents++;
          bytes += candidate.size();
        }
      }
    } while (candidates.size() == BATCH);
    return new Collected(contents, bytes, 0);
  }

  /**
   * Deletes the row and, before that is final, the bytes: bytes without a row would be leftovers, a
   * row without bytes is put right by whoever attaches the same content again.
   */
  private boolean delete(Candidate candidate) throws IOException {
    if (!stored.lockAlone(candidate.sha256())) {
      return false;
    }
    // A file may have got it since by linking, which takes no lock but this row's key share.
    boolean unused =
        !sql.list(
                "select 1 from stored_file where sha256 = ? and unreferenced_since is not null"
                    + " for update skip locked",
                row -> 1,
                candidate.sha256())
            .isEmpty();
    int deleted =
        unused
            ? sql.update(
                "delete from stored_file s where sha256 = ? and" + UNREFERENCED, candidate.sha256())
            : 0;
    if (deleted == 0) {
      sql.update(
          "update stored_file s set unreferenced_since = null where sha256 = ? and not"
              + UNREFERENCED,
          candidate.sha256());
      return false;
    }
    storage.delete(candidate.location());
    return true;
  }

  /** Deletes what the storage has and no row names. */
  private long sweep(Duration grace, boolean dryRun) throws IOException {
    Instant now = Instant.now();
    Duration longer = grace.compareTo(LEAST_STAGED) > 0 ? grace : LEAST_STAGED;
    var old = new ArrayList<FileStorage.Found>();
    var counter = new long[1];
    storage.walk(
        found -> {
          if (found.modified().isBefore(now.minus(longer))) {
            old.add(found);
          }
          if (old.size() == BATCH) {
            counter[0] += sweep(old, dryRun);
            old.clear();
          }
        });
    return counter[0] + sweep(old, dryRun);
  }

  private long sweep(List<FileStorage.Found> old, boolean dryRun) {
    List<String> unknown =
        sql.list(
            """
            select name from unnest(?::text[]) as name
            where not exists (select 1 from stored_file where location = name)
              and not exists (select 1 from file_object
                where upload is not null and (upload = name or split_part(upload, '#', 1) = name))
            """,
            row -> row.getString(1),
            (Object) old.stream().map(FileStorage.Found::name).toArray(String[]::new));
    if (dryRun) {
      return unknown.size();
    }
    return old.stream()
        .filter(found -> unknown.contains(found.name()))
        .filter(found -> inTransaction(() -> deleteUnknown(found)))
        .count();
  }

  private boolean deleteUnknown(FileStorage.Found found) throws IOException {
    // Kept content is named by its digest, at its end; staged content is locked by its name.
    String name = found.name();
    String lock = found.kept() ? name.substring(name.lastIndexOf('/') + 1) : name;
    boolean known =
        !stored.lockAlone(lock)
            || sql.count("select count(*) from stored_file where location = ?", name) > 0;
    if (known) {
      return false;
    }
    if (found.kept()) {
      storage.delete(name);
    } else {
      storage.discard(name);
    }
    return true;
  }

  private static boolean inTransaction(Callable<Boolean> deletion) {
    try {
      return QuarkusTransaction.requiringNew().call(deletion);
    } catch (RuntimeException e) {
      Log.warn("something could not be collected; the next run tries again", e);
      return false;
    }
  }
}
