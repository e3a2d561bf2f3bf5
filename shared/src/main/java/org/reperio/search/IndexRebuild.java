package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/**
 * Fills a new index from the database while the old one is searched, then swaps them. Changes made
 * meanwhile go to both, so search never goes down and never goes backwards.
 */
@ApplicationScoped
public class IndexRebuild {

  private static final int BATCH = 500;
  private static final int WRITERS = 2;
  private static final int PATIENCE_SECONDS = 10;

  private final RecordRows rows;
  private final RecordIndex index;
  private final BulkIndexer indexer;

  public IndexRebuild(RecordRows rows, RecordIndex index, BulkIndexer indexer) {
    this.rows = rows;
    this.index = index;
    this.indexer = indexer;
  }

  /**
   * What a rebuild did.
   *
   * @param index the new index's name
   * @param documents how many it holds
   * @param records how many records or drafts the database held at the end
   */
  public record Result(String index, long documents, long records) {}

  /**
   * Rebuilds an index.
   *
   * @param progress told how many records are done, from several threads
   * @throws IncompleteRebuild when the new index lacks documents; the old one goes on serving
   */
  public Result rebuild(IndexId id, LongConsumer progress) throws InterruptedException {
    index.init(id);
    String target = index.create(id);
    index.startWriting(id, target);
    // Until every worker has noticed the new index, a change may still go to the old one only. What
    // is read from the database after that is at least as new as such a change.
    Thread.sleep(RecordIndex.TARGETS_KNOWN_FOR.multipliedBy(2).toMillis());
    index.refresh(target, false);
    fill(id, target, progress);
    index.refresh(target, true);
    Result result = compare(id, target);
    for (int i = 0; i < PATIENCE_SECONDS && !isComplete(result); i++) {
      // What was saved a moment ago is still on its way to the new index.
      Thread.sleep(1_000);
      result = compare(id, target);
    }
    if (!isComplete(result)) {
      throw new IncompleteRebuild(target, result.documents(), result.records());
    }
    index.swap(id, target);
    return result;
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
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
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
      throw new IllegalStateException("the rebuild stopped; the old index goes on serving", e);
    } finally {
      writers.shutdownNow();
    }
  }
}
