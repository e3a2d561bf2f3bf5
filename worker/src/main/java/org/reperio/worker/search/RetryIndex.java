package org.reperio.worker.search;

import java.util.List;
import java.util.UUID;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexRejections;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

@Command(
    name = "retry",
    description = "Indexes again what the engine rejected, and says what it still rejects.",
    footer = {"  reperio index retry"})
public class RetryIndex implements Runnable {

  private static final int BATCH = 500;

  private final IndexRejections rejections;
  private final BulkIndexer indexer;
  private final Terminal terminal;

  public RetryIndex(IndexRejections rejections, BulkIndexer indexer, Terminal terminal) {
    this.rejections = rejections;
    this.indexer = indexer;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    long before = indexer.rejections();
    for (List<UUID> page = rejections.page(null, BATCH);
        !page.isEmpty();
        page = rejections.page(page.get(page.size() - 1), BATCH)) {
      indexer.indexExisting(page);
      rejections.forgetDeleted(page);
    }
    long left = indexer.rejections();
    terminal.say(
        "%,d of %,d rejected records and drafts are indexed.".formatted(before - left, before));
    if (left > 0) {
      throw new CommandFailure(
          "The engine still rejects %,d: 'reperio index status' shows why.".formatted(left));
    }
  }
}
