package org.reperio.ui.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives each request an id: the one a proxy before us gave it, else a new one. It is in the answer,
 * in the log and on the page of an error.
 */
public class RequestId {

  private static final String HEADER = "X-Request-ID";
  private static final String KEY = "requestId";
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final int BEFORE_ALL_ELSE = 1_000;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          String id = of(context);
          context.response().putHeader(HEADER, id);
          MDC.put(KEY, id);
          context.addEndHandler(ignored -> MDC.remove(KEY));
          context.next();
        },
        BEFORE_ALL_ELSE);
  }

  /** The id of this request; the same each time it is asked for. */
  static String of(RoutingContext context) {
    String known = context.get(KEY);
    if (known != null) {
      return known;
    }
    String given = context.request().getHeader(HEADER);
    String id =
        given != null && ACCEPTABLE.matcher(given).matches() ? given : UUID.randomUUID().toString();
    context.put(KEY, id);
    return id;
  }
}
