package org.reperio.api.exchange;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import org.reperio.exchange.Connections;

/** Tells of each request, so that its connection is kept only while it is of use. */
public class RequestsOnConnections {

  private final Connections connections;

  public RequestsOnConnections(Connections connections) {
    this.connections = connections;
  }

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(
            http ->
                connections.follow(
                    http.request(), http::addHeadersEndHandler, http::addEndHandler, http::next));
  }
}
