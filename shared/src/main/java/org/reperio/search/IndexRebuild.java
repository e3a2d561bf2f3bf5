package org.reperio.search;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/**
 * Fills a new index from the database while the old one is searched, then swaps them. Changes made
 * meanwhile go to both, so search never goes down and never goes backwards.
 */
@ApplicationScoped
public class IndexRebuild {

  /** Little enough that a request is not kept waiting by it. */
  private static final int BATCH = 50;

  private static final int WRITERS = 2;
  private static final int PATIENCE_SECONDS = 10;

  /** Longer than a request to the engine lasts. */
  private static final int WRITE_SECONDS = 90;

  private final RecordRows rows;
  private final RecordIndex index;
  private final BulkIndexer indexer;

  public IndexRebuild(RecordRows rows, RecordIndex index, BulkIndexer indexer) {
    this.rows = rows;
    this.index = index;
    this.indexer = indexer;
  }

  /**
   * The result of a rebuild.
   *
   * @param index the new index's name
   * @param documents how many it holds
   * @param records how many records or drafts the database held at the end
   */
  public record Result(String index, long documents, long records) {}

  /**
   * Rebuilds an index. Only one may do so at a time. When it ends without the new index in service,
   * however that comes, the old one goes on serving and nothing of the new one stays.
   *
   * @param progress told how many records are done, from several threads; what it throws ends the
   *     rebuild
   * @throws IncompleteRebuild when the new index lacks documents
   */
  public Result rebuild(IndexId id, LongConsumer progress) throws InterruptedException {
    index.init(id);
    // Of a rebuild whose process was killed.
    index.deleteUnsearched(id);
    String target = index.newName(id);
    try {
      return rebuild(id, target, progress);
    } catch (RuntimeException | InterruptedException | Error e) {
      cleanUp(id, e);
      throw e;
    }
  }

  private Result rebuild(IndexId id, String target, LongConsumer progress)
      throws InterruptedException {
    index.create(id, target);
    index.startWriting(id, target);
    // Until every worker has noticed the new index, a change may still go to the old one only. What
    // is read from the database after that is at least as new as such a change.
    Thread.sleep(RecordIndex.TARGETS_KNOWN_FOR.multipliedBy(2).toMillis());
    index.filling(target, true);
    fill(id, target, progress);
    index.filling(target, false);
    Result result = compare(id, target);
    for (int i = 0; i < PATIENCE_SECONDS && !isComplete(result); i++) {
      // Recent changes are still on their way to the new index.
      Thread.sleep(1_000);
      result = compare(id, target);
    }
    if (!isComplete(result)) {
      throw new IncompleteRebuild(target, result.documents(), result.records());
    }
    index.swap(id, target);
    return result;
  }

  /**
   * Deletes what is not searched; that is not the new index when the failure came after the swap.
   */
  private void cleanUp(IndexId id, Throwable failure) {
    // An interrupted thread cannot wait, and this has to be done all the same.
    boolean interrupted = Thread.interrupted();
    try {
      index.deleteUnsearched(id);
    } catch (RuntimeException | InterruptedException e) {
      failure.addSuppressed(e);
      Log.warnf("what a rebuild of %s has left goes with the next one: %s", id, e.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Result compare(IndexId id, String target) {
    long records = count(id);
    return new Result(target, index.count(target), records);
  }

  private boolean isComplete(Result result) {
    return result.documents() >= result.records() - indexer.rejections();
  }

  private List<RecordRow> page(IndexId id, UUID after) {
    return switch (id.kind()) {
      case RECORDS -> rows.page(id.model(), after, BATCH);
      case DRAFTS -> rows.draftPage(id.model(), after, BATCH);
    };
  }

  /** How many documents the database has for an index. */
  public long count(IndexId id) {
    return switch (id.kind()) {
      case RECORDS -> rows.count(id.model());
      case DRAFTS -> rows.countDrafts(id.model());
    };
  }

  private void fill(IndexId id, String target, LongConsumer progress) throws InterruptedException {
    ExecutorService writers =
        Executors.newFixedThreadPool(
            // With the priority of the thread that rebuilds.
            WRITERS, writer -> new Thread(writer, "index-rebuild"));
    try {
      var underWay = new ArrayList<Future<?>>();
      UUID after = null;
      for (List<RecordRow> page = page(id, null); !page.isEmpty(); page = page(id, after)) {
        List<RecordRow> batch = page;
        after = page.get(page.size() - 1).id();
        underWay.add(
            writers.submit(
                () -> {
                  indexer.write(id.kind(), batch, target);
                  progress.accept(batch.size());
                }));
        if (underWay.size() > WRITERS) {
          underWay.remove(0).get();
        }
      }
      for (Future<?> writing : underWay) {
        writing.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the rebuild stopped; the old index goes on serving", e);
    } finally {
      stop(writers);
    }
  }

  /** Nothing writes to the new index any more when this returns: it may be about to be deleted. */
  private static void stop(ExecutorService writers) {
    writers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      writers.awaitTermination(WRITE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
