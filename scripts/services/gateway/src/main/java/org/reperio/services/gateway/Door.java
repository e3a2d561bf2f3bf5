package org.reperio.services.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Decides of each request whether it is one, and where it leads. */
final class Door implements Handler<HttpServerRequest> {
  /** On no list, so that the pages say that there is nothing. */
  private static final String NOWHERE = "/no-such-page";

  private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Vertx vertx;
  private final Limits limits;
  private final Routes routes;
  private final HttpClient client;
  private final Answers answers;
  private final Connections connections;

  Door(Vertx vertx, Limits limits, Routes routes, HttpClient client) {
    this.vertx = vertx;
    this.limits = limits;
    this.routes = routes;
    this.client = client;
    this.answers = new Answers(vertx, limits);
    this.connections = new Connections(vertx, limits);
  }

  Connections connections() {
    return connections;
  }

  @Override
  public void handle(HttpServerRequest request) {
    begin(request);
    Optional<Refusal> refusal = RequestCheck.refusal(request);
    if (refusal.isPresent()) {
      answers.send(request, refusal.get());
      return;
    }
    Optional<Target> target = Target.of(request.uri());
    if (target.isEmpty()) {
      answers.send(request, new Refusal(400, "The address of the request is not proper."));
      return;
    }
    Optional<Origin> origin = routes.origin(target.get());
    if (origin.isPresent()) {
      exchange(request, origin.get(), target.get().uri());
    } else if (READING.contains(request.method()) && Answers.acceptsPages(request)) {
      exchange(request, routes.pages(), NOWHERE);
    } else {
      answers.send(request, new Refusal(404, "There is nothing at this address."));
    }
  }

  /** Answers a request that cannot be read. */
  void unreadable(HttpServerRequest request) {
    begin(request);
    answers.send(request, Refusal.unreadable(request.decoderResult().cause()));
  }

  private void begin(HttpServerRequest request) {
    connections.began(request.connection());
    request.response().endHandler(ended -> connections.ended(request.connection()));
  }

  private void exchange(HttpServerRequest request, Origin origin, String uri) {
    new Exchange(vertx, limits, answers, request, origin).begin(client, uri);
  }
}
