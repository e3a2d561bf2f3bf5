package org.reperio.test;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/**
 * A server of HTTP on this machine, for what works on requests below Quarkus; ends its Vert.x too.
 */
public final class LocalServer implements AutoCloseable {

  private static final int PATIENCE_S = 20;

  private final Vertx vertx;
  private final HttpServer server;

  /** Listens on a free port. */
  public LocalServer(Vertx vertx, Handler<HttpServerRequest> handler) throws Exception {
    this.vertx = vertx;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(handler)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_S, TimeUnit.SECONDS);
  }

  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
