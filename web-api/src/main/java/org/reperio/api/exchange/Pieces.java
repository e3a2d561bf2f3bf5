package org.reperio.api.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.reperio.exchange.ExchangeSettings;

/**
 * Works on pieces of long bodies, on threads of its own: with a thousand downloads under way an
 * ordinary request would otherwise wait until each of them has had its piece.
 */
@ApplicationScoped
class Pieces {

  private final WorkerExecutor threads;

  @Inject
  Pieces(Vertx vertx, ExchangeSettings settings) {
    this(vertx, settings.threads());
  }

  Pieces(Vertx vertx, int threads) {
    this.threads = vertx.createSharedWorkerExecutor("pieces-of-bodies", threads);
  }

  /** Does a part of the work on a body; the outcome comes on the caller's own context. */
  <T> Future<T> work(Callable<T> part) {
    return threads.executeBlocking(part, false);
  }

  @PreDestroy
  void stop() {
    threads.close();
  }
}
