package org.reperio.exchange;

import io.vertx.core.http.HttpServerRequest;

/** Senders that wait to be asked for their body (RFC 9110, 10.1.1). */
public final class Expectation {

  private static final String CONTINUE = "100-continue";

  private Expectation() {}

  static boolean isIn(HttpServerRequest request) {
    return CONTINUE.equalsIgnoreCase(request.getHeader("Expect"));
  }

  /** Asks for the body, where that is waited for. */
  public static void meet(HttpServerRequest request) {
    if (isIn(request)) {
      request.response().writeContinue();
    }
  }
}
