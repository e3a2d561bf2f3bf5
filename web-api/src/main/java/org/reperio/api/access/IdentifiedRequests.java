package org.reperio.api.access;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;
import org.reperio.site.RequestId;

/** Gives every call its {@link RequestId}, before anything else can refuse it. */
public class IdentifiedRequests {

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(IdentifiedRequests::identify);
  }

  private static void identify(RoutingContext context) {
    RequestId id = RequestId.of(context.request().getHeader(RequestId.HEADER));
    context.response().putHeader(RequestId.HEADER, id.value());
    MDC.put(RequestId.LOG_KEY, id.value());
    context.next();
  }
}
