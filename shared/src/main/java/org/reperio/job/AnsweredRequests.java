package org.reperio.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.reperio.metrics.StatementCount;

/**
 * Follows each request of a service to its answer: counts its SQL statements, and has background
 * work give way to who waits for it.
 */
@ApplicationScoped
public class AnsweredRequests {

  private final StatementCount statements;
  private final Demand demand;

  public AnsweredRequests(StatementCount statements, Demand demand) {
    this.statements = statements;
    this.demand = demand;
  }

  /**
   * Follows the request that this thread begins to answer.
   *
   * @return to be run when it is answered
   */
  public Runnable begin(String method) {
    long begin = System.nanoTime();
    StatementCount.Request request = statements.begin(method);
    return () -> {
      request.end();
      demand.answered(Duration.ofNanos(System.nanoTime() - begin));
    };
  }
}
