package org.reperio.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the SQL statements that each request takes, and shows them by route as a metric: a
 * statement for each row of a list is seen there. The count goes with the request from thread to
 * thread; what no request does is not counted.
 */
@ApplicationScoped
public class StatementCount {

  private static final String METRIC = "reperio.request.statements";
  private static final String COUNT = StatementCount.class.getName();

  /** Where Quarkus leaves the template of the path that a request has matched. */
  private static final String ROUTE = "UrlPathTemplate";

  private final MeterRegistry registry;

  public StatementCount(MeterRegistry registry) {
    this.registry = registry;
  }

  /** One request. */
  public final class Request {

    private final Context context;
    private final String method;
    private final AtomicInteger count = new AtomicInteger();

    private Request(Context context, String method) {
      this.context = context;
      this.method = method;
    }

    /** The request is answered. What matched no route is left out: clients may invent any. */
    public void end() {
      String route = context.getLocal(ROUTE);
      if (route != null) {
        DistributionSummary.builder(METRIC)
            .description("SQL statements that a request took")
            .tag("method", method)
            .tag("uri", route)
            .register(registry)
            .record(count.get());
      }
    }
  }

  /** Counts from now on what the request does that this thread begins to answer. */
  public Request begin(String method) {
    Context context = Vertx.currentContext();
    var request = new Request(context, method);
    context.putLocal(COUNT, request.count);
    return request;
  }

  /** A statement is sent. */
  public void add() {
    Context context = Vertx.currentContext();
    AtomicInteger count = context == null ? null : context.getLocal(COUNT);
    if (count != null) {
      count.incrementAndGet();
    }
  }
}
