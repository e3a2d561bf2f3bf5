package org.reperio.file;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.reperio.database.Sql;

/**
 * Checks whether stored content is still what it was: reads it and compares size and SHA-256. What
 * was not checked for the longest time comes first.
 */
@ApplicationScoped
public class Fixity {

  private static final int BUFFER = 256 * 1024;
  private static final Duration LEAST_LEASE = Duration.ofHours(1);

  private final Sql sql;
  private final FileStorage storage;

  public Fixity(Sql sql, FileStorage storage) {
    this.sql = sql;
    this.storage = storage;
  }

  /** What a check has found. */
  public enum Outcome {
    INTACT,
    DAMAGED,
    MISSING,
    UNREADABLE
  }

  /**
   * A check.
   *
   * @param detail what is wrong; empty when nothing is
   */
  public record Result(String sha256, long size, Outcome outcome, String detail) {}

  /**
   * Stored content that is not what it was.
   *
   * @param files the files that have it, {@code record:name}
   */
  public record Problem(
      String sha256, Outcome outcome, String detail, Instant checked, List<String> files) {}

  /**
   * How things stand.
   *
   * @param contents stored contents
   * @param checked how many of them were ever checked
   * @param oldest when the content was checked whose check is longest ago, or null
   */
  public record Report(long contents, long checked, Instant oldest, List<Problem> problems) {}

  private record Claimed(String sha256, String location, long size) {}

  /**
   * Checks the next content that is due. Several workers may do so at the same time: a claim on the
   * content keeps the others from it, and ends by itself if the worker dies.
   *
   * @param interval content checked less than this ago is not due
   * @param bytesPerSecond how fast to read, at most
   * @param stopped asked while reading; when it says so, the check is left unfinished
   * @return what was found; empty when nothing is due, or it was stopped
   */
  public Optional<Result> checkNext(
      Duration interval, long bytesPerSecond, BooleanSupplier stopped) {
    Optional<Claimed> claimed = claim(interval, bytesPerSecond);
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    Claimed content = claimed.get();
    Optional<Result> result = check(content, bytesPerSecond, stopped);
    if (result.isEmpty()) {
      sql.update(
          "update fixity_check set claimed = '-infinity' where sha256 = ?", content.sha256());
      return result;
    }
    Result found = result.get();
    // No row any more: the content was deleted meanwhile, and is rightly missing.
    int noted =
        sql.update(
            """
            update fixity_check set checked = now(), outcome = ?, detail = ?, claimed = '-infinity'
            where sha256 = ?""",
            found.outcome().name().toLowerCase(java.util.Locale.ROOT),
            found.detail(),
            found.sha256());
    if (noted > 0 && found.outcome() != Outcome.INTACT) {
      Log.errorf("fixity: content %s is %s: %s", found.sha256(), found.outcome(), found.detail());
    }
    return result;
  }

  private Optional<Claimed> claim(Duration interval, long bytesPerSecond) {
    Instant now = Instant.now();
    return sql.first(
        """
        with due as (
          select s.sha256 from stored_file s left join fixity_check f on f.sha256 = s.sha256
          where (f.checked is null or f.checked <= ?)
            and (f.claimed is null
              or f.claimed < ?::timestamptz - make_interval(secs => 4.0 * s.size / ?))
          order by f.checked nulls first, s.created limit 1
          for update of s skip locked),
        claim as (
          insert into fixity_check (sha256, claimed) select sha256, now() from due
          on conflict (sha256) do update set claimed = now()
            where fixity_check.claimed < ?
              and (fixity_check.checked is null or fixity_check.checked <= ?)
          returning sha256)
        select s.sha256, s.location, s.size from stored_file s join claim using (sha256)""",
        row -> new Claimed(row.getString(1), row.getString(2), row.getLong(3)),
        now.minus(interval),
        now.minus(LEAST_LEASE),
        bytesPerSecond,
        now.minus(LEAST_LEASE),
        // Somebody may have finished the check since this statement began to look.
        now.minus(interval));
  }

  private Optional<Result> check(Claimed content, long bytesPerSecond, BooleanSupplier stopped) {
    var digest = new ContentDigest();
    try (var bytes = storage.open(content.location(), 0)) {
      var buffer = new byte[BUFFER];
      long start = System.nanoTime();
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
        if (stopped.getAsBoolean()) {
          return Optional.empty();
        }
        long due = start + (long) (1e9 * digest.size() / bytesPerSecond);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      }
    } catch (NoSuchFileException e) {
      return Optional.of(result(content, Outcome.MISSING, "it is not at " + content.location()));
    } catch (IOException e) {
      return Optional.of(result(content, Outcome.UNREADABLE, String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    if (digest.size() != content.size()) {
      return Optional.of(
          result(
              content,
              Outcome.DAMAGED,
              "it has %,d bytes, not %,d".formatted(digest.size(), content.size())));
    }
    String sha256 = digest.of("").sha256();
    return Optional.of(
        sha256.equals(content.sha256())
            ? result(content, Outcome.INTACT, "")
            : result(content, Outcome.DAMAGED, "its SHA-256 is " + sha256));
  }

  private static Result result(Claimed content, Outcome outcome, String detail) {
    return new Result(content.sha256(), content.size(), outcome, detail);
  }

  /** How things stand, with all problems. */
  public Report report() {
    List<Problem> problems =
        sql.list(
            """
            select f.sha256, f.outcome, f.detail, f.checked,
              array(select coalesce(r.pid, d.pid, '?') || ':' || o.key
                from file_object o left join record r on r.bucket_id = o.bucket_id
                  left join draft d on d.bucket_id = o.bucket_id and r.id is null
                where o.sha256 = f.sha256 order by 1 limit 20)
            from fixity_check f where f.outcome <> 'intact' order by f.checked, f.sha256""",
            row ->
                new Problem(
                    row.getString(1),
                    Outcome.valueOf(row.getString(2).toUpperCase(java.util.Locale.ROOT)),
                    row.getString(3),
                    Sql.instant(row, 4),
                    List.of((String[]) row.getArray(5).getArray())));
    return sql.first(
            """
            select (select count(*) from stored_file), count(checked), min(checked)
            from fixity_check""",
            row -> new Report(row.getLong(1), row.getLong(2), Sql.instant(row, 3), problems))
        .orElseThrow();
  }
}
