package org.reperio.api.exchange;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reperio.api.problem.DeclaredLength;
import org.reperio.exchange.Disconnection;
import org.reperio.limit.ConnectionSettings;

/**
 * Keeps connections only while they are of use: until the next request is late, until a reader
 * leaves an answer where it is, or until what was refused goes on coming.
 */
public class Connections {

  /** Milliseconds in which a sender can notice that its body is not wanted. */
  private static final long LINGER = 2000;

  /** What is declared to be no longer is read to its end, and the connection stays. */
  private static final long SMALL = 64 * 1024;

  private final Vertx vertx;
  private final long keepAlive;
  private final Pace.Least least;
  private final Map<HttpConnection, Long> resting = new ConcurrentHashMap<>();

  public Connections(Vertx vertx, ConnectionSettings connections, ExchangeSettings settings) {
    this.vertx = vertx;
    this.keepAlive = Math.max(1000, connections.keepAlive().toMillis());
    this.least = Pace.Least.of(settings);
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::begin);
  }

  private void begin(RoutingContext http) {
    HttpServerRequest request = http.request();
    HttpConnection connection = request.connection();
    Long timer = resting.remove(connection);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
    if (Bodies.has(request)) {
      // It waits until it is wanted.
      request.pause();
    }
    http.addHeadersEndHandler(ignored -> refuseRest(http));
    http.addEndHandler(ended -> end(http));
    afterThatBefore(http);
  }

  /** A reader that asks on and takes no answers would have them all pile up here. */
  private void afterThatBefore(RoutingContext http) {
    HttpServerResponse response = http.response();
    if (!response.writeQueueFull()) {
      http.next();
      return;
    }
    long timer =
        vertx.setTimer(least.patience(), ignored -> Disconnection.now(http.request().connection()));
    response.drainHandler(
        drained -> {
          vertx.cancelTimer(timer);
          response.drainHandler(null);
          http.next();
        });
  }

  private static void refuseRest(RoutingContext http) {
    if (isUnread(http.request()) && !isSmall(http.request())) {
      http.response().putHeader("Connection", "close");
    }
  }

  private void end(RoutingContext http) {
    HttpServerRequest request = http.request();
    HttpConnection connection = request.connection();
    if (!isUnread(request)) {
      resting.put(
          connection,
          vertx.setTimer(
              keepAlive,
              late -> {
                resting.remove(connection);
                connection.close();
              }));
      return;
    }
    request.resume();
    vertx.setTimer(
        LINGER,
        late -> {
          if (!request.isEnded() || !isSmall(request)) {
            connection.close();
          }
        });
  }

  private static boolean isUnread(HttpServerRequest request) {
    return Bodies.has(request) && !request.isEnded();
  }

  private static boolean isSmall(HttpServerRequest request) {
    long length = DeclaredLength.of(request);
    return length >= 0 && length <= SMALL && !Expectation.isIn(request);
  }
}
