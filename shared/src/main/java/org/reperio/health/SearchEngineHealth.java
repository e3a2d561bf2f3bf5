package org.reperio.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.reperio.search.SearchEngine;

/** Whether the search engine answers. Without it there is no search; all else goes on. */
@Readiness
@ApplicationScoped
public class SearchEngineHealth implements HealthCheck {

  private final SearchEngine engine;
  private final Touch touch;

  public SearchEngineHealth(SearchEngine engine, Touch touch) {
    this.engine = engine;
    this.touch = touch;
  }

  @Override
  public HealthCheckResponse call() {
    return touch.of("search engine", () -> engine.call("GET", "/").at("/version/number").asText());
  }
}
