package org.reperio.site;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * Each header that tells browsers to be strict stands in an answer once. The framework adds what a
 * resource or page says to the default; of two policies browsers take both, and of two other values
 * any.
 */
public final class StrictHeaders {

  private static final List<String> NAMES =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Permissions-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy");

  private StrictHeaders() {}

  /** The default comes first, so the last is what the resource or page says itself. */
  public static void keepLast(MultiMap headers) {
    for (String name : NAMES) {
      List<String> values = headers.getAll(name);
      if (values.size() > 1) {
        headers.set(name, values.get(values.size() - 1));
      }
    }
  }
}
