package org.reperio.services.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;

/**
 * The open connections of clients: so many from one address and from all, and none for longer than
 * it is used. All calls come from one event loop.
 */
final class Connections {
  private static final long NONE = -1;

  private final Vertx vertx;
  private final Limits limits;
  private final Map<HttpConnection, Guest> guests = new HashMap<>();
  private final Map<String, Integer> byAddress = new HashMap<>();

  /** A connection, with the requests under way on it. */
  private static final class Guest {
    private int requests;
    private long timer = NONE;
  }

  Connections(Vertx vertx, Limits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  /** Takes a new connection, or closes it when there are too many. */
  void opened(HttpConnection connection) {
    String address = connection.remoteAddress().hostAddress();
    if (guests.size() >= limits.connections().all()
        || byAddress.getOrDefault(address, 0) >= limits.connections().perAddress()) {
      connection.close();
      return;
    }
    Guest guest = new Guest();
    guests.put(connection, guest);
    byAddress.merge(address, 1, Integer::sum);
    connection.closeHandler(
        closed -> {
          stopTimer(guest);
          guests.remove(connection);
          byAddress.computeIfPresent(address, (one, open) -> open == 1 ? null : open - 1);
        });
    startTimer(connection, guest, limits.head().toMillis());
  }

  /** A request's headers have come. */
  void began(HttpConnection connection) {
    Guest guest = guests.get(connection);
    if (guest != null) {
      stopTimer(guest);
      guest.requests++;
    }
  }

  /** A request is answered. */
  void ended(HttpConnection connection) {
    Guest guest = guests.get(connection);
    if (guest != null && --guest.requests == 0) {
      startTimer(connection, guest, limits.idle().toMillis());
    }
  }

  private void startTimer(HttpConnection connection, Guest guest, long millis) {
    stopTimer(guest);
    guest.timer = vertx.setTimer(millis, late -> connection.close());
  }

  private void stopTimer(Guest guest) {
    if (guest.timer != NONE) {
      vertx.cancelTimer(guest.timer);
      guest.timer = NONE;
    }
  }
}
