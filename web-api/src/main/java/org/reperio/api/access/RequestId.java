package org.reperio.api.access;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id, or keeps the one that the proxy gave it, and sends it back. */
public class RequestId {

  private static final String HEADER = "X-Request-ID";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(RequestId::identify);
  }

  private static void identify(RoutingContext context) {
    String given = context.request().getHeader(HEADER);
    String id =
        given != null && SAFE.matcher(given).matches() ? given : UUID.randomUUID().toString();
    context.response().putHeader(HEADER, id);
    MDC.put("requestId", id);
    context.next();
  }
}
