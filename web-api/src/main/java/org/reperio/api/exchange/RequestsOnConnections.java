package org.reperio.api.exchange;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.reperio.exchange.Connections;

/** Tells of each request, so that its connection is kept only while it is of use. */
public class RequestsOnConnections {

  private final Connections connections;

  public RequestsOnConnections(Connections connections) {
    this.connections = connections;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::begin);
  }

  private void begin(RoutingContext http) {
    HttpServerRequest request = http.request();
    Context loop = Vertx.currentContext();
    http.addHeadersEndHandler(ignored -> connections.answer(request));
    http.addEndHandler(ended -> loop.runOnContext(ignored -> connections.end(request)));
    connections.begin(request, http::next);
  }
}
