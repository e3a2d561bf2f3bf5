package org.reperio.api.metrics;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.reperio.job.AnsweredRequests;

/** Has all calls counted, from before anything else looks at them. */
public class CountedRequests {

  private final AnsweredRequests requests;

  public CountedRequests(AnsweredRequests requests) {
    this.requests = requests;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::count);
  }

  private void count(RoutingContext context) {
    Runnable answered = requests.begin(context.request().method().name());
    context.addEndHandler(ended -> answered.run());
    context.next();
  }
}
