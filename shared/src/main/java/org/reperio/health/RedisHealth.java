package org.reperio.health;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether Redis answers. Without it nothing is counted and cached; all else goes on. */
@Readiness
@ApplicationScoped
public class RedisHealth implements HealthCheck {

  private final RedisDataSource redis;
  private final Touch touch;

  public RedisHealth(RedisDataSource redis, Touch touch) {
    this.redis = redis;
    this.touch = touch;
  }

  @Override
  public HealthCheckResponse call() {
    return touch.of("redis", () -> redis.execute("PING").toString());
  }
}
