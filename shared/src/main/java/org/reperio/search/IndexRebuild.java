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
   * @param records how many the database held at the end
   */
  public record Result(String index, long documents, long records) {}

  /**
   * Rebuilds a model's index.
   *
   * @param progress told how many records are done, from several threads
   * @throws IncompleteRebuild when the new index lacks documents; the old one goes on serving
   */
  public Result rebuild(String model, LongConsumer progress) throws InterruptedException {
    index.init(model);
    String target = index.create(model);
    index.startWriting(model, target);
    // Until every worker has noticed the new index, a change may still go to the old one only. What
    // is read from the database after that is at least as new as such a change.
    Thread.sleep(RecordIndex.TARGETS_KNOWN_FOR.multipliedBy(2).toMillis());
    index.refresh(target, false);
    fill(model, target, progress);
    index.refresh(target, true);
    long documents = index.count(target);
    long records = rows.count(model);
    if (documents < records - indexer.rejections()) {
      throw new IncompleteRebuild(target, documents, records);
    }
    index.swap(model, target);
    return new Result(target, documents, records);
  }

  private void fill(String model, String target, LongConsumer progress)
      throws InterruptedException {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      var underWay = new ArrayList<Future<?>>();
      UUID after = null;
      for (List<RecordRow> page = rows.page(model, null, BATCH);
          !page.isEmpty();
          page = rows.page(model, after, BATCH)) {
        List<RecordRow> batch = page;
        after = page.get(page.size() - 1).id();
        underWay.add(
            writers.submit(
                () -> {
                  indexer.write(batch, List.of(target));
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
