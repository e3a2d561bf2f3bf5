package org.reperio.api.metrics;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.reperio.job.Demand;
import org.reperio.metrics.StatementCount;

/**
 * Has the SQL statements of each call counted, and background work give way to who waits for it.
 */
public class CountedRequests {

  private final StatementCount statements;
  private final Demand demand;

  public CountedRequests(StatementCount statements, Demand demand) {
    this.statements = statements;
    this.demand = demand;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::count);
  }

  private void count(RoutingContext context) {
    long begin = System.nanoTime();
    StatementCount.Request request = statements.begin(context.request().method().name());
    context.addEndHandler(
        ended -> {
          request.end();
          demand.answered(Duration.ofNanos(System.nanoTime() - begin));
        });
    context.next();
  }
}
