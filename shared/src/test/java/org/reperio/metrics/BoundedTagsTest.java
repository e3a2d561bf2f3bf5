package org.reperio.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class BoundedTagsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  BoundedTagsTest() {
    registry.config().meterFilter(new BoundedTags());
  }

  private Meter.Id counted(String method, String uri, String outcome) {
    return registry
        .counter("http.server.requests", "method", method, "uri", uri, "outcome", outcome)
        .getId();
  }

  @Test
  void whatClientsMakeUpIsOneSeries() {
    for (int i = 0; i < 1_000; i++) {
      counted("GET", "/api/" + i, "CLIENT_ERROR");
      counted("X" + i, "/api/records/{id}", "CLIENT_ERROR");
    }
    assertThat(registry.getMeters()).hasSize(2);
    assertThat(counted("GET", "/api/%ff", "CLIENT_ERROR").getTag("uri")).isEqualTo("OTHER");
  }

  @Test
  void whatMatchedKeepsItsPath() {
    assertThat(counted("GET", "/api/records/{id}", "CLIENT_ERROR").getTag("uri"))
        .isEqualTo("/api/records/{id}");
    assertThat(counted("GET", "/api/records", "SUCCESS").getTag("uri")).isEqualTo("/api/records");
    assertThat(counted("GET", "NOT_FOUND", "CLIENT_ERROR").getTag("uri")).isEqualTo("NOT_FOUND");
    assertThat(counted("POST", "/api/records", "SUCCESS").getTag("method")).isEqualTo("POST");
  }
}
