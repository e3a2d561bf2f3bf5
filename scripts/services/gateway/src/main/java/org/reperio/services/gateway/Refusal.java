package org.reperio.services.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/**
 * Why the door itself answers a request.
 *
 * @param message for people, in a sentence
 */
record Refusal(int status, String message) {

  static Optional<Refusal> of(int status, String message) {
    return Optional.of(new Refusal(status, message));
  }

  /** Of a request that cannot be read. */
  static Refusal unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return new Refusal(
          414, "The address of the request is longer than " + Limits.LINE + " characters.");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return new Refusal(
          431,
          "The headers of the request have more than " + Limits.HEADERS + " characters together.");
    }
    return new Refusal(400, "This is no proper HTTP request.");
  }

  /** Whether it passes by itself. */
  boolean passes() {
    return status >= 502 && status <= 504;
  }
}
