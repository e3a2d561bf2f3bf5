package org.reperio.api.exchange;

import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Disconnection;
import org.reperio.exchange.Pace;

/** One answer on its way out. All happens on the event loop, except for reading the content. */
final class Outflow {

  /** What is written ahead of a reader. */
  private static final int AHEAD = 64 * 1024;

  /** The first piece. */
  private static final int FIRST = 64 * 1024;

  /** What a reader gets at once that takes all. */
  private static final int LARGEST = 256 * 1024;

  private final RoutingContext http;
  private final HttpServerResponse response;
  private final Context context;
  private final InputStream content;
  private final Budget.Share place;
  private final Pieces pieces;
  private int size = FIRST;
  private Pace pace;
  private long sent;
  private boolean reading;
  private boolean waiting;
  private boolean over;

  /**
   * @param content closed at the end, whatever that is
   * @param place closed then too
   */
  Outflow(
      RoutingContext http,
      Context context,
      InputStream content,
      Budget.Share place,
      Pieces pieces) {
    this.http = http;
    this.response = http.response();
    this.context = context;
    this.content = content;
    this.place = place;
    this.pieces = pieces;
  }

  void begin(Pace.Least least) {
    context.runOnContext(
        ignored -> {
          pace = new Pace(http.vertx(), least, () -> !reading, this::cut);
          http.addEndHandler(ended -> finish());
          if (response.closed() || response.ended()) {
            finish();
          } else {
            if (!response.headers().contains("Content-Length")) {
              response.setChunked(true);
            }
            response.setWriteQueueMaxSize(AHEAD);
            next();
          }
        });
  }

  private void next() {
    reading = true;
    pace.ourTurn();
    int taken = pieces.take(size);
    pieces
        .work(() -> read(taken))
        .compose(this::write, this::fail)
        .onComplete(gone -> pieces.giveBack(taken));
  }

  /** There may be room more often than is waited for. */
  private void goOn() {
    if (waiting && !over) {
      waiting = false;
      next();
    }
  }

  private byte[] read(int wanted) throws IOException {
    var piece = new byte[wanted];
    int length = content.readNBytes(piece, 0, wanted);
    return length == wanted ? piece : java.util.Arrays.copyOf(piece, length);
  }

  /** Ends when the piece is out of memory. */
  private Future<Void> write(byte[] piece) {
    reading = false;
    if (over) {
      close();
      return Future.succeededFuture();
    }
    if (piece.length == 0) {
      end();
      return Future.succeededFuture();
    }
    sent += piece.length;
    Future<Void> written =
        response.write(Buffer.buffer(piece)).onSuccess(taken -> pace.moved(piece.length));
    boolean room = !response.writeQueueFull();
    size = room ? Math.min(2 * size, LARGEST) : FIRST;
    waiting = !room;
    if (room) {
      next();
    } else {
      response.drainHandler(drained -> goOn());
    }
    return written;
  }

  private Future<Void> fail(Throwable why) {
    reading = false;
    if (over) {
      close();
    } else {
      Log.warnf(why, "%s ended early", http.request().path());
      cut();
    }
    return Future.succeededFuture();
  }

  private void end() {
    String promised = response.headers().get("Content-Length");
    if (promised != null && Long.parseLong(promised) != sent) {
      Log.warnf("%s has %d bytes instead of %s", http.request().path(), sent, promised);
      cut();
    } else {
      response.end();
    }
  }

  /** An answer that is not whole must not look so. */
  private void cut() {
    Disconnection.now(http.request().connection());
    finish();
  }

  private void finish() {
    if (!over) {
      over = true;
      pace.stop();
      place.close();
      if (!reading) {
        close();
      }
    }
  }

  private void close() {
    pieces.work(
        () -> {
          content.close();
          return null;
        });
  }
}
