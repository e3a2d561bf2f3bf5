package org.reperio.exchange;

import io.vertx.core.http.HttpServerRequest;

/** The length that a request says its body has (RFC 9110, section 8.6). */
public final class DeclaredLength {

  private DeclaredLength() {}

  /** Whether the request has a body. */
  public static boolean isThere(HttpServerRequest request) {
    return request.getHeader("Transfer-Encoding") != null || of(request) > 0;
  }

  /** In bytes; -1 when it does not say, and the largest number when it says what is no number. */
  public static long of(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
