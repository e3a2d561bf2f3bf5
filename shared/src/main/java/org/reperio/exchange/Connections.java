package org.reperio.exchange;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reperio.access.Identity;
import org.reperio.limit.ClientAddress;
import org.reperio.limit.ConnectionSettings;

/**
 * Keeps connections only while they are of use: until the next request is late, until a reader
 * leaves an answer where it is, or until what was refused goes on coming.
 */
@ApplicationScoped
public class Connections {

  /** Milliseconds in which a sender can notice that its body is not wanted. */
  private static final long LINGER = 2000;

  /** What is declared to be no longer is read to its end, and the connection stays. */
  private static final long SMALL = 64 * 1024;

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final long keepAlive;
  private final Pace.Least least;
  private final UntakenAnswers untaken;
  private final ClientAddress clients;
  private final Map<HttpConnection, Latest> latest = new ConcurrentHashMap<>();

  public Connections(
      Vertx vertx,
      ConnectionSettings connections,
      ExchangeSettings settings,
      ClientAddress clients) {
    this.vertx = vertx;
    this.keepAlive = Math.max(1000, connections.keepAlive().toMillis());
    this.least = Pace.Least.of(settings);
    this.untaken = new UntakenAnswers(vertx, settings);
    this.clients = clients;
  }

  /** The last request of a connection that has begun, and what waits for the next. */
  private static final class Latest {

    private final RoutingContext http;
    private long timer = NO_TIMER;

    private Latest(RoutingContext http) {
      this.http = http;
    }
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::begin);
  }

  private void begin(RoutingContext http) {
    HttpServerRequest request = http.request();
    Latest before = latest.put(request.connection(), new Latest(http));
    if (before != null && before.timer != NO_TIMER) {
      vertx.cancelTimer(before.timer);
    }
    if (DeclaredLength.isThere(request)) {
      // It waits until it is wanted.
      request.pause();
    }
    http.addHeadersEndHandler(ignored -> refuseRest(http));
    Context loop = Vertx.currentContext();
    // Where it is a worker that ends an answer, the next request may have begun by now.
    http.addEndHandler(ended -> loop.runOnContext(ignored -> end(http)));
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
    String asker = Identity.visitor(clients.of(request)).asker();
    boolean unread = isUnread(request);
    untaken.watch(
        connection,
        asker,
        () -> {
          if (!unread) {
            rest(http, connection);
          }
        });
    if (!unread) {
      return;
    }
    request.resume();
    vertx.setTimer(
        LINGER,
        late -> {
          if (!request.isEnded() || !isSmall(request)) {
            Disconnection.now(connection);
          }
        });
  }

  private void rest(RoutingContext http, HttpConnection connection) {
    Latest resting = latest.get(connection);
    if (resting != null && resting.http == http) {
      resting.timer =
          vertx.setTimer(
              keepAlive,
              late -> {
                latest.remove(connection);
                Disconnection.now(connection);
              });
    }
  }

  private static boolean isUnread(HttpServerRequest request) {
    return DeclaredLength.isThere(request) && !request.isEnded();
  }

  private static boolean isSmall(HttpServerRequest request) {
    long length = DeclaredLength.of(request);
    return length >= 0 && length <= SMALL && !Expectation.isIn(request);
  }
}
