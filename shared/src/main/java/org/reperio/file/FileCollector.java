package org.reperio.file;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Deletes content that no file has any more, and what broken uploads have left in the storage. What
 * keeps it from content that is just being attached is told at {@link StoredFiles}.
 */
@ApplicationScoped
public class FileCollector {

  /** An upload that ended this long ago was attached since, or never will be. */
  private static final Duration LEAST_STAGED = Duration.ofHours(1);

  private static final int BATCH = 500;

  private final UnneededContent unneeded;
  private final ContentLocks locks;
  private final FileRows rows;
  private final FileStorage storage;

  FileCollector(UnneededContent unneeded, ContentLocks locks, FileRows rows, FileStorage storage) {
    this.unneeded = unneeded;
    this.locks = locks;
    this.rows = rows;
    this.storage = storage;
  }

  /**
   * Content that was, or would be, deleted.
   *
   * @param contents that no file had
   * @param bytes of these
   * @param leftovers of broken uploads, and content that no row names
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
    Collected contents = dryRun ? unneeded.count() : deleteContents(grace);
    return new Collected(contents.contents(), contents.bytes(), sweep(grace, dryRun));
  }

  private Collected deleteContents(Duration grace) {
    unneeded.deleteBuckets();
    unneeded.mark();
    long contents = 0;
    long bytes = 0;
    String after = "";
    List<UnneededContent.Candidate> candidates;
    do {
      candidates = unneeded.page(Instant.now().minus(grace), after, BATCH);
      for (UnneededContent.Candidate candidate : candidates) {
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
   * row without bytes is put right by the next upload of the same content.
   */
  private boolean delete(UnneededContent.Candidate candidate) throws IOException {
    if (!locks.alone(candidate.sha256()) || !unneeded.delete(candidate.sha256())) {
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
    Set<String> unknown = unneeded.unknown(old.stream().map(FileStorage.Found::name).toList());
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
    if (!locks.alone(lock) || rows.isStoredAt(name)) {
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
