package org.reperio.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TouchTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Touch touch = new Touch(registry);

  @AfterEach
  void stop() {
    touch.stop();
  }

  private static Map<String, Object> data(HealthCheckResponse response) {
    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    return response.getData().orElseThrow();
  }

  private double degraded() {
    return registry.get("reperio.degraded").tag("dependency", "a service").gauge().value();
  }

  @Test
  void whatAnswersIsUpWithItsDetail() {
    assertThat(data(touch.of("a service", () -> "version 3")))
        .containsEntry("state", "up")
        .containsEntry("detail", "version 3");
  }

  @Test
  void whatFailsIsDegradedUntilItAnswersAgain() {
    Map<String, Object> first =
        data(
            touch.of(
                "a service",
                () -> {
                  throw new IllegalStateException(new IOException("connection refused"));
                }));
    assertThat(first).containsEntry("state", "degraded");
    assertThat(first.get("detail").toString()).contains("connection refused");
    Map<String, Object> second =
        data(
            touch.of(
                "a service",
                () -> {
                  throw new IOException("connection reset");
                }));
    assertThat(second.get("since")).isEqualTo(first.get("since"));
    assertThat(degraded()).isEqualTo(1);
    assertThat(data(touch.of("a service", () -> "back"))).containsEntry("state", "up");
    assertThat(degraded()).isZero();
  }

  @Test
  void whatHangsIsDegradedAndIsTouchedOnce() {
    var touched = new AtomicInteger();
    var answer = new CountDownLatch(1);
    long begin = System.nanoTime();
    for (int i = 0; i < 2; i++) {
      assertThat(
              data(
                  touch.of(
                      "a service",
                      () -> {
                        touched.incrementAndGet();
                        answer.await();
                        return "late";
                      })))
          .containsEntry("state", "degraded");
    }
    assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
    assertThat(touched).hasValue(1);
    answer.countDown();
  }
}
