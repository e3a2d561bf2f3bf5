package org.reperio.api.exchange;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import org.reperio.exchange.DeclaredLength;
import org.reperio.exchange.Expectation;
import org.reperio.exchange.Pace;
import org.reperio.file.Incoming;

/** One body on its way in. All happens on the event loop, except for what is done with it. */
final class Inflow<T> {

  /** Bytes that may wait while others are worked on. */
  private static final int FULL = 128 * 1024;

  private static final int REQUEST_TIMEOUT = 408;

  private final RoutingContext http;
  private final HttpServerRequest request;
  private final Context context;
  private final Incoming<T> incoming;
  private final Supplier<Future<Void>> between;
  private final Pieces pieces;
  private final Promise<T> received = Promise.promise();
  private Buffer waiting = Buffer.buffer();
  private Pace pace;
  private boolean working;
  private boolean ended;
  private Throwable failure;

  /**
   * @param between done after each piece, before the next is taken
   */
  Inflow(
      RoutingContext http,
      Context context,
      Incoming<T> incoming,
      Supplier<Future<Void>> between,
      Pieces pieces) {
    this.http = http;
    this.request = http.request();
    this.context = context;
    this.incoming = incoming;
    this.between = between;
    this.pieces = pieces;
  }

  Future<T> begin(Pace.Least least) {
    context.runOnContext(
        ignored -> {
          pace =
              new Pace(
                  http.vertx(),
                  least,
                  () -> !working,
                  () -> fail(new WebApplicationException(REQUEST_TIMEOUT)));
          if (!DeclaredLength.isThere(request)) {
            ended = true;
            next();
            return;
          }
          request.exceptionHandler(gone -> fail(new WebApplicationException(400)));
          request.handler(this::add);
          request.endHandler(
              end -> {
                ended = true;
                next();
              });
          if (http.response().closed()) {
            // Gone before this could be told.
            fail(new WebApplicationException(400));
            return;
          }
          Expectation.meet(request);
          request.resume();
        });
    return received.future();
  }

  private void add(Buffer piece) {
    pace.moved(piece.length());
    waiting.appendBuffer(piece);
    if (waiting.length() >= FULL) {
      request.pause();
    }
    next();
  }

  private void next() {
    if (working || received.future().isComplete()) {
      return;
    }
    if (failure != null) {
      giveUp();
    } else if (waiting.length() > 0) {
      work();
    } else if (ended) {
      complete();
    }
  }

  private void work() {
    working = true;
    pace.ourTurn();
    byte[] bytes = waiting.getBytes();
    waiting = Buffer.buffer();
    request.resume();
    pieces
        .<Void>work(
            () -> {
              incoming.write(bytes, 0, bytes.length);
              return null;
            })
        .compose(written -> between.get())
        .onComplete(
            done -> {
              working = false;
              if (done.failed()) {
                fail(done.cause());
              } else {
                next();
              }
            });
  }

  private void complete() {
    working = true;
    pace.stop();
    pieces
        .work(incoming::complete)
        .onComplete(
            done -> {
              working = false;
              if (done.failed()) {
                fail(done.cause());
              } else {
                received.complete(done.result());
              }
            });
  }

  private void fail(Throwable why) {
    pace.stop();
    if (failure == null && !received.future().isComplete()) {
      failure = why;
      if (!ended) {
        request.pause();
      }
      next();
    }
  }

  private void giveUp() {
    working = true;
    pieces
        .work(
            () -> {
              incoming.close();
              return null;
            })
        .onComplete(closed -> received.tryFail(failure));
  }
}
