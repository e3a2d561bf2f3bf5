package org.reperio.exchange;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Answers that are written whole and wait in memory for their reader: so many of one asker, so many
 * in all, and none for longer than a reader may rest. Vert.x says nothing of an answer that has
 * ended, so this looks at the connection's own channel.
 */
final class UntakenAnswers {

  /** Milliseconds between two looks. */
  private static final long PAUSE = 500;

  private final Vertx vertx;
  private final long patience;
  private final Budget count;

  UntakenAnswers(Vertx vertx, ExchangeSettings settings) {
    this.vertx = vertx;
    this.patience = Pace.Least.of(settings).patience();
    this.count =
        new Budget("answers", settings.downloads().atOnce(), settings.downloads().atOnceEach());
  }

  /** Watches a connection whose answer has been ended. */
  void watch(HttpConnection connection, String asker) {
    if (!(connection instanceof ConnectionBase base) || isTaken(base.channel())) {
      return;
    }
    Budget.Share place;
    try {
      place = count.one(asker);
    } catch (Crowded e) {
      Disconnection.now(connection);
      return;
    }
    long end = System.nanoTime() + patience * 1_000_000;
    vertx.setPeriodic(
        PAUSE,
        timer -> {
          boolean taken = isTaken(base.channel());
          boolean late = !taken && System.nanoTime() - end > 0;
          if (late) {
            Disconnection.now(connection);
          }
          if (taken || late) {
            vertx.cancelTimer(timer);
            place.close();
          }
        });
  }

  private static boolean isTaken(Channel channel) {
    return !channel.isActive() || channel.isWritable();
  }
}
