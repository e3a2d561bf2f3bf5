package org.reperio.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.reperio.search.SearchEngine;

/**
 * Whether this process could ask the search engine, were it there. One that never can again is to
 * be replaced.
 */
@Liveness
@ApplicationScoped
public class SearchClientHealth implements HealthCheck {

  private final SearchEngine engine;

  public SearchClientHealth(SearchEngine engine) {
    this.engine = engine;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("search client").status(engine.isUsable()).build();
  }
}
