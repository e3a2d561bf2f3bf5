package org.reperio.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reperio.job.Demand;
import org.reperio.test.TestServices;

@QuarkusTest
@TestProfile(RateLimitWithoutRedisTest.NoRedis.class)
@QuarkusTestResource(TestServices.class)
class RateLimitWithoutRedisTest {

  /** A port where nobody listens. */
  public static class NoRedis implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.redis.hosts", "redis://localhost:1",
          "reperio.rate-limit.guests", "1 per hour");
    }
  }

  @Inject Demand demand;

  /** Background work goes on, too, and is not held up by asking who waits. */
  @Test
  void nobodyIsKnownToWait() {
    Instant start = Instant.now();
    for (int i = 0; i < 20; i++) {
      assertThat(demand.now()).isZero();
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void theApiGoesOn() {
    Instant start = Instant.now();
    for (int i = 0; i < 20; i++) {
      given().get("/api/records/none").then().statusCode(404);
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }
}
