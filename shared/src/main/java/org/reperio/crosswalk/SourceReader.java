package org.reperio.crosswalk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/**
 * Reads files through a crosswalk on a thread of its own, a few batches ahead of the thread that
 * takes them in and no more, so that reading and storing overlap and memory stays bounded.
 */
public final class SourceReader implements AutoCloseable {

  private static final int AHEAD = 2;

  /**
   * Source records of one file, no identifier twice.
   *
   * @param bytes read from all files when the batch was complete
   */
  public record Batch(Path file, List<SourceItem> items, long bytes) {}

  private final Crosswalk crosswalk;
  private final List<Path> files;
  private final int batchSize;
  private final BlockingQueue<Optional<Batch>> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread = new Thread(this::read, "ingest-reader");
  private volatile Throwable failure;
  private long left;
  private long bytesBefore;

  public SourceReader(Crosswalk crosswalk, List<Path> files, int batchSize, Optional<Long> limit) {
    this.crosswalk = crosswalk;
    this.files = files;
    this.batchSize = batchSize;
    this.left = limit.orElse(Long.MAX_VALUE);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /**
   * The next batch, or empty after the last.
   *
   * @throws IOException when a file could not be opened
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public Optional<Batch> next() throws IOException, InterruptedException {
    Optional<Batch> batch = queue.take();
    if (batch.isEmpty() && failure != null) {
      if (failure instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("Reading failed: " + failure, failure);
    }
    return batch;
  }

  /** Stops reading. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void read() {
    try {
      try {
        for (Path file : files) {
          read(new SourceFile(file));
        }
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
      }
      queue.put(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(SourceFile file) throws IOException, InterruptedException {
    List<SourceItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (Stream<SourceItem> stream = crosswalk.read(file)) {
      for (Iterator<SourceItem> all = stream.iterator(); left > 0 && all.hasNext(); left--) {
        SourceItem item = all.next();
        boolean again = item instanceof SourceItem.Read && !ids.add(item.sourceId());
        if (again || items.size() == batchSize) {
          put(file, items);
          items = new ArrayList<>();
          ids.clear();
          ids.add(item.sourceId());
        }
        items.add(item);
      }
    }
    if (!items.isEmpty()) {
      put(file, items);
    }
    bytesBefore += file.consumed();
  }

  private void put(SourceFile file, List<SourceItem> items) throws InterruptedException {
    queue.put(
        Optional.of(new Batch(file.path(), List.copyOf(items), bytesBefore + file.consumed())));
  }
}
