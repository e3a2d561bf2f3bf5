package org.reperio.api.metrics;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.job.Demand;
import org.reperio.test.TestServices;

/** Background work sees people's requests at once, and forgets them soon after. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DemandTest {

  @Inject Demand demand;

  @BeforeEach
  void nobodyAsks() {
    await().atMost(10, SECONDS).until(() -> demand.now() == 0);
  }

  @Test
  void eachAnswerCounts() {
    await()
        .atMost(10, SECONDS)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              given().get("/ping").then().statusCode(200);
              return demand.now() > 0;
            });
  }

  /** Half a second at most in a slot of a quarter: two requests at a time. */
  @Test
  void aLongTransferCountsForLittle() {
    demand.answered(Duration.ofHours(1));
    await()
        .atMost(1, SECONDS)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(demand.now()).isBetween(2.0, 3.0));
  }
}
