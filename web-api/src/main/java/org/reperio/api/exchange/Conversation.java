package org.reperio.api.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.reperio.exchange.Disconnection;
import org.reperio.exchange.Pace;

/** The answer to a {@link Dialogue}: no more is read while the last answers are not taken. */
final class Conversation {

  private final RoutingContext http;
  private final HttpServerResponse response;
  private final Dialogue dialogue;
  private final long patience;

  Conversation(RoutingContext http, Dialogue dialogue, Pace.Least least) {
    this.http = http;
    this.response = http.response();
    this.dialogue = dialogue;
    this.patience = least.patience();
  }

  /** Sends what has been answered, and waits until there is room for more. */
  Future<Void> answer() {
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    byte[] answers = dialogue.answers();
    if (answers.length > 0) {
      response.write(Buffer.buffer(answers));
    }
    if (dialogue.isOver()) {
      response.end();
      return Future.failedFuture("the rest is not read");
    }
    if (!response.writeQueueFull()) {
      return Future.succeededFuture();
    }
    Promise<Void> room = Promise.promise();
    long timer = http.vertx().setTimer(patience, late -> room.tryFail("the answers are not taken"));
    response.drainHandler(drained -> room.tryComplete());
    return room.future().onComplete(waited -> http.vertx().cancelTimer(timer));
  }

  void end() {
    byte[] answers = dialogue.answers();
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    response.end(Buffer.buffer(answers));
  }

  /** An answer that is not whole must not look so. */
  void cut() {
    if (!response.ended()) {
      Disconnection.now(http.request().connection());
    }
  }
}
