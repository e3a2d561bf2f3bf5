package org.reperio.api.record;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.reperio.record.RecordStamps;

/**
 * Asks the database for the stamps of records, for many readers in one query: a reader who comes
 * while two queries are under way waits for the next one. A query begins after all of its readers
 * have come, so no reader gets a stamp from before their request, and none holds a thread.
 */
@ApplicationScoped
public class GatheredStamps {

  /** More than one query may ask about is left for the next one. */
  private static final int MOST = 500;

  /** With two at a time, a reader waits for little more than one; each takes a connection. */
  private static final int QUERIES = 2;

  private final RecordStamps stamps;
  private final Vertx vertx;
  private final Queue<Reader> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore idle = new Semaphore(QUERIES);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(QUERIES, task -> new Thread(task, "record-stamps"));

  public GatheredStamps(RecordStamps stamps, Vertx vertx) {
    this.stamps = stamps;
    this.vertx = vertx;
  }

  /** A request that waits on an event loop. */
  private record Reader(String pid, Context context, Promise<Optional<String>> stamp) {

    void tell(Map<String, String> found) {
      context.runOnContext(told -> stamp.complete(Optional.ofNullable(found.get(pid))));
    }

    void tell(RuntimeException failure) {
      context.runOnContext(told -> stamp.fail(failure));
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }

  /**
   * The stamp that a record has after this call; empty when there is no such record. The answer
   * comes on the caller's own event loop.
   */
  Future<Optional<String>> of(String pid) {
    var reader = new Reader(pid, vertx.getOrCreateContext(), Promise.promise());
    waiting.add(reader);
    begin();
    return reader.stamp().future();
  }

  private void begin() {
    if (idle.tryAcquire()) {
      threads.execute(this::askUntilNobodyWaits);
    }
  }

  private void askUntilNobodyWaits() {
    try {
      for (List<Reader> readers = next(); !readers.isEmpty(); readers = next()) {
        ask(readers);
      }
    } finally {
      idle.release();
    }
    // A reader may have come between the last look and that.
    if (!waiting.isEmpty()) {
      begin();
    }
  }

  private List<Reader> next() {
    var readers = new ArrayList<Reader>();
    for (Reader reader = waiting.poll(); reader != null; reader = waiting.poll()) {
      readers.add(reader);
      if (readers.size() == MOST) {
        break;
      }
    }
    return readers;
  }

  private void ask(List<Reader> readers) {
    try {
      Map<String, String> found =
          stamps.of(readers.stream().map(Reader::pid).collect(Collectors.toSet()));
      readers.forEach(reader -> reader.tell(found));
    } catch (RuntimeException e) {
      readers.forEach(reader -> reader.tell(e));
    }
  }
}
