package org.reperio.services.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/**
 * Tells a service that works long from one that is stopped: the system takes connections and bytes
 * for a stopped one as well. Asked only about a service that keeps a client waiting.
 */
final class Pulse {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String ADDRESS = "/ping";

  private final Vertx vertx;
  private final HttpClient client;
  private final SocketAddress service;
  private Future<Boolean> underWay;

  Pulse(Vertx vertx, SocketAddress service) {
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(1).setKeepAlive(false).setMaxWaitQueueSize(1));
    this.service = service;
  }

  /** Whether the service answers anything at all. Those who ask at the same time share a beat. */
  synchronized Future<Boolean> beats() {
    if (underWay == null || underWay.isComplete()) {
      underWay = beat();
    }
    return underWay;
  }

  private Future<Boolean> beat() {
    Promise<Boolean> beat = Promise.promise();
    Future<HttpClientRequest> request =
        client.request(
            new RequestOptions().setServer(service).setMethod(HttpMethod.GET).setURI(ADDRESS));
    request
        .compose(HttpClientRequest::send)
        .onComplete(answer -> beat.tryComplete(answer.succeeded()));
    vertx.setTimer(
        PATIENCE.toMillis(),
        late -> {
          if (beat.tryComplete(false)) {
            request.onSuccess(HttpClientRequest::reset);
          }
        });
    return beat.future();
  }
}
