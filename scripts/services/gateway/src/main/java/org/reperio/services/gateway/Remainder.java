package org.reperio.services.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/**
 * What a client still sends when it has its answer. Many read only once they have sent all; closed
 * at once, the connection would be broken for them, and the answer lost.
 */
final class Remainder {
  private Remainder() {}

  /** Says in the answer's headers that the connection ends with it, if the body is not here yet. */
  static void announce(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2 && hasBody(request) && !request.isEnded()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** Takes and drops what comes, for some time; then ends the connection. The answer is out. */
  static void drop(Vertx vertx, HttpServerRequest request, Duration linger) {
    if (request.isEnded()) {
      closeIfAnnounced(request);
      return;
    }
    long timer =
        vertx.setTimer(
            linger.toMillis(),
            late -> {
              if (!request.isEnded()) {
                cut(request);
              }
            });
    request.exceptionHandler(broken -> vertx.cancelTimer(timer));
    request.handler(dropped -> {});
    request.endHandler(
        ended -> {
          vertx.cancelTimer(timer);
          closeIfAnnounced(request);
        });
    request.resume();
  }

  static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.strip().equals("0");
  }

  private static void cut(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(0);
    } else {
      request.connection().close();
    }
  }

  private static void closeIfAnnounced(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2
        && request.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
      request.connection().close();
    }
  }
}
