package org.reperio.exchange;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a connection at once. Vert.x would wait until the other side has taken all that is written,
 * which is what it does not do.
 */
public final class Disconnection {

  private Disconnection() {}

  /** What is not taken yet is dropped. */
  public static void now(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      // From below its own handler, which would wait.
      base.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
