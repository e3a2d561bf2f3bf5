package org.reperio.ui.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;
import org.reperio.site.RequestId;

/** Gives the request of each page its {@link RequestId}; the page of an error shows it. */
public class IdentifiedPages {

  private static final int BEFORE_ALL_ELSE = 1_000;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          RequestId id = of(context);
          context.response().putHeader(RequestId.HEADER, id.value());
          MDC.put(RequestId.LOG_KEY, id.value());
          context.addEndHandler(ignored -> MDC.remove(RequestId.LOG_KEY));
          context.next();
        },
        BEFORE_ALL_ELSE);
  }

  /** The id of this request; the same each time it is asked for. */
  static RequestId of(RoutingContext context) {
    RequestId known = context.get(RequestId.LOG_KEY);
    if (known == null) {
      known = RequestId.of(context.request().getHeader(RequestId.HEADER));
      context.put(RequestId.LOG_KEY, known);
    }
    return known;
  }
}
