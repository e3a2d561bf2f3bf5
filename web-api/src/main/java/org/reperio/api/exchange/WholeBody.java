package org.reperio.api.exchange;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Crowded;
import org.reperio.exchange.Expectation;
import org.reperio.exchange.Pace;

/** One body that is read into memory, on the event loop. */
final class WholeBody {

  private static final int REQUEST_TIMEOUT = 408;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final Budget.Share memory;
  private final long limit;
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private Pace pace;
  private long deadline;

  /**
   * @param context where all happens
   * @param memory grows with the body
   */
  WholeBody(RoutingContext http, Context context, Budget.Share memory, long limit) {
    this.vertx = http.vertx();
    this.context = context;
    this.request = http.request();
    this.memory = memory;
    this.limit = limit;
  }

  /** Reads it; once. */
  Future<Buffer> read(Pace.Least least, long milliseconds) {
    context.runOnContext(
        ignored -> {
          pace = new Pace(vertx, least, () -> true, this::tooSlow);
          deadline = vertx.setTimer(milliseconds, over -> tooSlow());
          request.exceptionHandler(gone -> fail(new WebApplicationException(400)));
          request.handler(this::add);
          request.endHandler(end -> succeed());
          if (request.response().closed()) {
            // Gone before this could be told.
            fail(new WebApplicationException(400));
            return;
          }
          Expectation.meet(request);
          request.resume();
        });
    return whole.future();
  }

  private void add(Buffer piece) {
    if (whole.future().isComplete()) {
      return;
    }
    pace.moved(piece.length());
    if (body.length() + (long) piece.length() > limit) {
      fail(new BodyTooLarge(limit));
      return;
    }
    try {
      memory.add(piece.length());
      body.appendBuffer(piece);
    } catch (Crowded e) {
      fail(e);
    }
  }

  private void tooSlow() {
    fail(new WebApplicationException(REQUEST_TIMEOUT));
  }

  private void succeed() {
    stop();
    whole.tryComplete(body);
  }

  private void fail(RuntimeException why) {
    stop();
    request.pause();
    whole.tryFail(why);
  }

  private void stop() {
    pace.stop();
    vertx.cancelTimer(deadline);
  }
}
