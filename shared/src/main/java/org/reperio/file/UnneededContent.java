package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.reperio.database.Sql;

/**
 * Finds and deletes the rows of buckets and stored content that nothing refers to any more. No
 * session holds an entity of those, as nobody can come upon them.
 */
@ApplicationScoped
class UnneededContent {

  private static final String UNREFERENCED =
      " not exists (select 1 from file_object o where o.sha256 = s.sha256)";

  private final Sql sql;

  UnneededContent(Sql sql) {
    this.sql = sql;
  }

  /** Content that no file has, as far as is known. */
  record Candidate(String sha256, String location, long size) {}

  /** How much there is. */
  FileCollector.Collected count() {
    return sql.first(
            "select count(*) as contents, coalesce(sum(size), 0) as bytes from stored_file s where"
                + UNREFERENCED,
            row -> new FileCollector.Collected(row.getLong("contents"), row.getLong("bytes"), 0))
        .orElseThrow();
  }

  /** Deletes the buckets of drafts that went with a purged record. */
  void deleteBuckets() {
    // A new bucket is seen with its draft or record.
    sql.update(
        """
        delete from bucket b where not exists (select 1 from record r where r.bucket_id = b.id)
          and not exists (select 1 from draft d where d.bucket_id = b.id)""");
  }

  /** Notes which content no file has, from now on. */
  void mark() {
    sql.update(
        "update stored_file s set unreferenced_since = now()"
            + " where unreferenced_since is null and"
            + UNREFERENCED);
  }

  /**
   * The next page of content that was marked.
   *
   * @param until when at the latest
   * @param after the last digest of the page before, or empty
   */
  List<Candidate> page(Instant until, String after, int size) {
    return sql.list(
        """
        select sha256, location, size from stored_file s
        where unreferenced_since <= ? and sha256 > ? order by sha256 limit ?""",
        row ->
            new Candidate(row.getString("sha256"), row.getString("location"), row.getLong("size")),
        until,
        after,
        size);
  }

  /**
   * Deletes a row that no file refers to. Needs the lock on the content.
   *
   * @return false when a file has got it since, or is just getting it
   */
  @Transactional(TxType.MANDATORY)
  boolean delete(String sha256) {
    // By linking, too, which takes no lock but this row's key share.
    boolean unused =
        sql.first(
                "select sha256 from stored_file where sha256 = ? and unreferenced_since is not null"
                    + " for update skip locked",
                row -> true,
                sha256)
            .orElse(false);
    if (unused
        && sql.update("delete from stored_file s where sha256 = ? and" + UNREFERENCED, sha256)
            > 0) {
      return true;
    }
    sql.update(
        "update stored_file s set unreferenced_since = null where sha256 = ? and not"
            + UNREFERENCED,
        sha256);
    return false;
  }

  /** Those of these names in the storage that neither content nor an upload under way has. */
  Set<String> unknown(Collection<String> names) {
    return Set.copyOf(
        sql.list(
            """
            select name from unnest(?::text[]) as name
            where not exists (select 1 from stored_file where location = name)
              and not exists (select 1 from file_object
                where upload is not null and (upload = name or split_part(upload, '#', 1) = name))
            """,
            row -> row.getString("name"),
            (Object) names.toArray(String[]::new)));
  }
}
