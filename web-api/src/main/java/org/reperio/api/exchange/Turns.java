package org.reperio.api.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets bodies be worked on in the order in which they came, as many at once as a sum of bytes
 * allows. Those that wait hold no thread.
 */
final class Turns {

  private final long most;
  private final Queue<Turn> waiting = new ArrayDeque<>();
  private long inWork;

  Turns(long most) {
    this.most = most;
  }

  private record Turn(long bytes, Promise<Runnable> begun) {}

  /**
   * Waits for a turn.
   *
   * @return what ends the turn, once or more often
   */
  Future<Runnable> await(long bytes) {
    var turn = new Turn(bytes, Promise.promise());
    synchronized (this) {
      waiting.add(turn);
    }
    begin();
    return turn.begun().future();
  }

  private void begin() {
    for (Turn next = next(); next != null; next = next()) {
      next.begun().complete(end(next));
    }
  }

  private synchronized Turn next() {
    Turn first = waiting.peek();
    if (first == null || (inWork > 0 && inWork + first.bytes() > most)) {
      return null;
    }
    inWork += first.bytes();
    return waiting.poll();
  }

  private Runnable end(Turn turn) {
    var ended = new AtomicBoolean();
    return () -> {
      if (!ended.getAndSet(true)) {
        synchronized (this) {
          inWork -= turn.bytes();
        }
        begin();
      }
    };
  }
}
