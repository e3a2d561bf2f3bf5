package org.reperio.ui.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Each header that tells browsers to be strict stands in an answer once. The framework adds what a
 * page says to the default; of two policies browsers take both, and of two other values any.
 */
public class StrictHeaders {

  private static final List<String> NAMES =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Permissions-Policy",
          "Cross-Origin-Opener-Policy");

  private static final int EARLY = 100;

  void register(@Observes Filters filters) {
    filters.register(
        request -> {
          request.addHeadersEndHandler(ignored -> keepLast(request.response().headers()));
          request.next();
        },
        EARLY);
  }

  /** The default comes first, so the last is the page's own. */
  private static void keepLast(MultiMap headers) {
    for (String name : NAMES) {
      List<String> values = headers.getAll(name);
      if (values.size() > 1) {
        headers.set(name, values.get(values.size() - 1));
      }
    }
  }
}
