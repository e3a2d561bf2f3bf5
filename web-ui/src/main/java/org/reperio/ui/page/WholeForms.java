package org.reperio.ui.page;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads forms on the event loop before a page sees them, so that no sender holds a thread, and ends
 * connections whose form does not come.
 */
public class WholeForms {

  private static final int ORDER = Integer.MIN_VALUE + 10;
  private static final long DEADLINE = 20_000;
  private static final String TIMER = "reperio.form";

  private final long limit;

  public WholeForms(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.limit = limit.asLongValue();
  }

  void register(@Observes Router router) {
    forms(router, 0).handler(WholeForms::begin);
    forms(router, 1).handler(BodyHandler.create(false).setBodyLimit(limit));
    forms(router, 2).handler(WholeForms::end);
  }

  private static Route forms(Router router, int step) {
    return router.route().method(HttpMethod.POST).order(ORDER + step);
  }

  private static void begin(RoutingContext page) {
    var connection = page.request().connection();
    page.put(TIMER, page.vertx().setTimer(DEADLINE, late -> connection.close()));
    page.addEndHandler(ended -> stop(page));
    page.next();
  }

  private static void end(RoutingContext page) {
    stop(page);
    page.next();
  }

  private static void stop(RoutingContext page) {
    page.vertx().cancelTimer(page.<Long>get(TIMER));
  }
}
