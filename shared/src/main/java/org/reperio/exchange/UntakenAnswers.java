package org.reperio.exchange;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.Supplier;

/**
 * Answers that are written whole and wait in memory for their reader: so many of one asker, so many
 * in all, and each only while its reader moves what the least rate asks for. Vert.x says nothing of
 * an answer that has ended, so this looks at the connection's own channel.
 */
final class UntakenAnswers {

  /** Milliseconds between two looks. */
  private static final long PAUSE = 500;

  private final Vertx vertx;
  private final Pace.Least least;
  private final Budget count;

  UntakenAnswers(Vertx vertx, ExchangeSettings settings) {
    this.vertx = vertx;
    this.least = Pace.Least.of(settings);
    this.count =
        new Budget("answers", settings.downloads().atOnce(), settings.downloads().atOnceEach());
  }

  /**
   * Waits until a connection's reader has taken what is written, or ends the connection.
   *
   * @param asker whose the answer is, asked for only where it is not taken yet
   * @param taken done then, whichever it is; at once where nothing is left to take
   */
  void watch(HttpConnection connection, Supplier<String> asker, Runnable taken) {
    if (!(connection instanceof ConnectionBase base) || isTaken(base.channel())) {
      taken.run();
      return;
    }
    Budget.Share place;
    try {
      place = count.one(asker.get());
    } catch (Crowded e) {
      Disconnection.now(connection);
      taken.run();
      return;
    }
    var waiting = new Waiting(base);
    Pace pace = new Pace(vertx, least, () -> true, () -> Disconnection.now(connection));
    vertx.setPeriodic(
        PAUSE,
        timer -> {
          pace.moved(waiting.moved());
          if (isTaken(base.channel())) {
            vertx.cancelTimer(timer);
            pace.stop();
            place.close();
            taken.run();
          }
        });
  }

  /** How much has been taken between two looks. */
  private static final class Waiting {

    private final Channel channel;
    private long left;

    private Waiting(ConnectionBase connection) {
      this.channel = connection.channel();
      this.left = left();
    }

    private long left() {
      ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
      // What is sent of a piece counts as pending until all of it is.
      return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    private long moved() {
      long before = left;
      left = left();
      return Math.max(0, before - left);
    }
  }

  private static boolean isTaken(Channel channel) {
    return !channel.isActive() || channel.isWritable();
  }
}
