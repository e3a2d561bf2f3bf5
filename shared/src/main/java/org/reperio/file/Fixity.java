package org.reperio.file;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EnumeratedValue;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Checks whether stored content is still what it was: reads it and compares size and SHA-256. What
 * was not checked for the longest time comes first.
 */
@ApplicationScoped
public class Fixity {

  private static final int BUFFER = 256 * 1024;

  private final FixityClaims claims;
  private final FixityRepository repository;
  private final FixityRows rows;
  private final FileStorage storage;

  Fixity(FixityClaims claims, FixityRepository repository, FixityRows rows, FileStorage storage) {
    this.claims = claims;
    this.repository = repository;
    this.rows = rows;
    this.storage = storage;
  }

  /** The result of a check. */
  public enum Outcome {
    INTACT,
    DAMAGED,
    MISSING,
    UNREADABLE;

    /** As the database writes it. */
    @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

    /** The outcome that the database writes so. */
    static Outcome of(String code) {
      return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst().orElseThrow();
    }
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

  /**
   * Which content is due for a check.
   *
   * @param interval content checked less than this ago is not due
   * @param broken the same for content that was not what it was, which may have been brought back
   */
  public record Due(Duration interval, Duration broken) {}

  /**
   * Checks the next content that is due. Several workers may do so at the same time: a claim on the
   * content keeps the others from it, and ends by itself if the worker dies.
   *
   * @param due which is due
   * @param bytesPerSecond how fast to read, at most
   * @param stopped asked while reading; when it says so, the check is left unfinished
   * @return what was found; empty when nothing is due, or it was stopped
   */
  public Optional<Result> checkNext(Due due, long bytesPerSecond, BooleanSupplier stopped) {
    Optional<FixityClaims.Claimed> claimed = claims.next(due, bytesPerSecond);
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    FixityClaims.Claimed content = claimed.get();
    Optional<Result> result = check(content, bytesPerSecond, stopped);
    if (result.isEmpty()) {
      repository.release(content.sha256());
      return result;
    }
    Result found = result.get();
    // Content that was deleted meanwhile is rightly missing.
    if (repository.note(found) && found.outcome() != Outcome.INTACT) {
      Log.errorf("fixity: content %s is %s: %s", found.sha256(), found.outcome(), found.detail());
    }
    return result;
  }

  private Optional<Result> check(
      FixityClaims.Claimed content, long bytesPerSecond, BooleanSupplier stopped) {
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

  private static Result result(FixityClaims.Claimed content, Outcome outcome, String detail) {
    return new Result(content.sha256(), content.size(), outcome, detail);
  }

  /** How many contents are not what they were. */
  public long damaged() {
    return repository.damaged();
  }

  /** How things stand, with all problems. */
  public Report report() {
    return rows.report();
  }
}
