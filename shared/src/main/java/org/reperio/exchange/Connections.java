package org.reperio.exchange;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reperio.access.Identity;
import org.reperio.health.Draining;
import org.reperio.limit.ClientAddress;
import org.reperio.limit.ConnectionSettings;

/**
 * Keeps connections only while they are of use: until the next request is late, until a reader
 * leaves an answer where it is, until what was refused goes on coming, or until the service is told
 * to end.
 */
@ApplicationScoped
public class Connections {

  /** Milliseconds in which a sender can notice that its body is not wanted. */
  private static final long LINGER = 2000;

  /** What is declared to be no longer is read to its end, and the connection stays. */
  private static final long SMALL = 64 * 1024;

  /** Milliseconds in which a client that was asked to close its connection can do so first. */
  private static final long FAREWELL = 200;

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final long keepAlive;
  private final Pace.Least least;
  private final UntakenAnswers untaken;
  private final ClientAddress clients;
  private final Draining draining;
  private final Map<HttpConnection, Latest> latest = new ConcurrentHashMap<>();

  public Connections(
      Vertx vertx,
      ConnectionSettings connections,
      ExchangeSettings settings,
      ClientAddress clients,
      Draining draining) {
    this.vertx = vertx;
    this.keepAlive = Math.max(1000, connections.keepAlive().toMillis());
    this.least = Pace.Least.of(settings);
    this.untaken = new UntakenAnswers(vertx, settings);
    this.clients = clients;
    this.draining = draining;
  }

  /** The last request of a connection that has begun, and what waits for the next. */
  private static final class Latest {

    private final HttpServerRequest request;
    private long timer = NO_TIMER;

    private Latest(HttpServerRequest request) {
      this.request = request;
    }
  }

  /**
   * Follows a request from its headers to the end of its answer; on the event loop.
   *
   * @param head takes what is done before the head of the answer goes out
   * @param end takes what is done after the answer has ended, by whichever thread
   * @param next done once the answers before it are taken
   */
  public void follow(
      HttpServerRequest request,
      Consumer<Handler<Void>> head,
      Consumer<Handler<AsyncResult<Void>>> end,
      Runnable next) {
    Context loop = Vertx.currentContext();
    head.accept(ignored -> answer(request));
    end.accept(ended -> loop.runOnContext(ignored -> end(request)));
    begin(request, next);
  }

  /**
   * A request's headers have come; on the event loop.
   *
   * @param next done once the answers before it are taken
   */
  void begin(HttpServerRequest request, Runnable next) {
    Latest before = latest.put(request.connection(), new Latest(request));
    if (before != null && before.timer != NO_TIMER) {
      vertx.cancelTimer(before.timer);
    }
    if (DeclaredLength.isThere(request)) {
      // It waits until it is wanted.
      request.pause();
    }
    afterThatBefore(request, next);
  }

  /** A reader that asks on and takes no answers would have them all pile up here. */
  private void afterThatBefore(HttpServerRequest request, Runnable next) {
    HttpServerResponse response = request.response();
    if (!response.writeQueueFull()) {
      next.run();
      return;
    }
    long timer =
        vertx.setTimer(least.patience(), ignored -> Disconnection.now(request.connection()));
    response.drainHandler(
        drained -> {
          vertx.cancelTimer(timer);
          response.drainHandler(null);
          next.run();
        });
  }

  /**
   * The head of the answer is about to go out. A proxy that keeps connections would send its next
   * request to a service that ends, unless it is told.
   */
  void answer(HttpServerRequest request) {
    if (draining.isDraining() || isUnread(request) && !isSmall(request)) {
      request.response().putHeader("Connection", "close");
    }
  }

  /**
   * The answer is written, or nobody waits for it any more; on the event loop, where the next
   * request may have begun by now if it was a worker that ended the answer.
   */
  void end(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    Supplier<String> asker = () -> Identity.visitor(clients.of(request)).asker();
    if (!isUnread(request)) {
      untaken.watch(connection, asker, () -> rest(request, connection));
      return;
    }
    untaken.watch(connection, asker, () -> {});
    request.resume();
    vertx.setTimer(
        LINGER,
        late -> {
          if (request.isEnded() && isSmall(request)) {
            rest(request, connection);
          } else {
            latest.remove(connection);
            Disconnection.now(connection);
          }
        });
  }

  private void rest(HttpServerRequest request, HttpConnection connection) {
    Latest resting = latest.get(connection);
    if (resting != null && resting.request == request) {
      resting.timer =
          vertx.setTimer(
              draining.isDraining() ? FAREWELL : keepAlive,
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
