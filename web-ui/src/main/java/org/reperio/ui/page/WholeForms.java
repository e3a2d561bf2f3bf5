package org.reperio.ui.page;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.access.Identity;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Crowded;
import org.reperio.exchange.Disconnection;
import org.reperio.exchange.ExchangeSettings;
import org.reperio.limit.ClientAddress;
import org.reperio.refusal.Refusal;

/**
 * Reads forms on the event loop before a page sees them, so that no sender holds a thread: so many
 * of one sender at once. Connections whose form does not come are ended.
 */
public class WholeForms {

  private static final int ORDER = Integer.MIN_VALUE + 10;
  private static final String COMING = "reperio.form";

  private final long limit;
  private final long deadline;
  private final Budget count;
  private final ClientAddress clients;

  public WholeForms(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ExchangeSettings settings,
      ClientAddress clients) {
    ExchangeSettings.Forms forms = settings.forms();
    this.limit = limit.asLongValue();
    this.deadline = Math.max(1000, forms.deadline().toMillis());
    this.count = new Budget("forms", forms.atOnce(), forms.atOnceEach());
    this.clients = clients;
  }

  void register(@Observes Router router) {
    forms(router, 0).handler(this::begin);
    forms(router, 1).handler(BodyHandler.create(false).setBodyLimit(limit));
    forms(router, 2).handler(WholeForms::end);
  }

  private static Route forms(Router router, int step) {
    return router.route().method(HttpMethod.POST).order(ORDER + step);
  }

  private void begin(RoutingContext page) {
    Budget.Share place;
    try {
      place = count.one(Identity.visitor(clients.of(page.request())).asker());
    } catch (Crowded e) {
      refuse(page.response(), e);
      return;
    }
    var connection = page.request().connection();
    long timer = page.vertx().setTimer(deadline, late -> Disconnection.now(connection));
    Runnable come =
        () -> {
          page.vertx().cancelTimer(timer);
          place.close();
        };
    page.put(COMING, come);
    page.addEndHandler(ended -> come.run());
    page.next();
    // It was kept from coming until somebody would take it, as now.
    if (!page.request().isEnded()) {
      page.request().resume();
    }
  }

  /** In plain words: a page would have to be made by a worker. */
  private static void refuse(HttpServerResponse response, Crowded why) {
    boolean byOne = why.kind() == Refusal.Kind.RATE_LIMITED;
    response
        .setStatusCode(byOne ? 429 : 503)
        .putHeader("Retry-After", Long.toString(Math.max(10, why.retryAfterSeconds())))
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(why.getMessage());
  }

  private static void end(RoutingContext page) {
    page.<Runnable>get(COMING).run();
    page.next();
  }
}
