package org.reperio.api.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.reperio.exchange.ExchangeSettings;

/**
 * Works on pieces of long bodies, on threads of its own: with a thousand downloads under way an
 * ordinary request would otherwise wait until each of them has had its piece. What all large pieces
 * take up in memory is bounded, since a reader may leave its piece where it is.
 */
@ApplicationScoped
class Pieces {

  /** What each download may have in memory, in bytes. */
  private static final int SMALLEST = 32 * 1024;

  private final WorkerExecutor threads;
  private final Semaphore spare;

  @Inject
  Pieces(Vertx vertx, ExchangeSettings settings) {
    this(vertx, settings.threads(), settings.pieces().asLongValue());
  }

  Pieces(Vertx vertx, int threads, long memory) {
    this.spare = new Semaphore((int) Math.min(memory, Integer.MAX_VALUE));
    this.threads = vertx.createSharedWorkerExecutor("pieces-of-bodies", threads);
  }

  /** Does a part of the work on a body; the outcome comes on the caller's own context. */
  <T> Future<T> work(Callable<T> part) {
    return threads.executeBlocking(part, false);
  }

  /** How large the next piece may be, of so many bytes that are wanted. */
  int take(int wanted) {
    return wanted > SMALLEST && spare.tryAcquire(wanted - SMALLEST) ? wanted : SMALLEST;
  }

  /** A piece that was taken is out of memory. */
  void giveBack(int taken) {
    if (taken > SMALLEST) {
      spare.release(taken - SMALLEST);
    }
  }

  @PreDestroy
  void stop() {
    threads.close();
  }
}
