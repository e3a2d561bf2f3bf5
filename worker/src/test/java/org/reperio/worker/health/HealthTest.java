package org.reperio.worker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class HealthTest {

  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @TestHTTPResource("/")
  URI main;

  @Inject ObjectMapper json;

  private static HttpResponse<String> get(URI address) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void readinessTouchesTheDatabaseTheEngineRedisAndTheBroker() throws Exception {
    HttpResponse<String> answer = get(ready);
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, JsonNode> checks = new HashMap<>();
    json.readTree(answer.body())
        .path("checks")
        .forEach(check -> checks.put(check.path("name").asText(), check));
    assertThat(checks).containsKeys("search engine", "redis", "broker");
    assertThat(checks.keySet()).anyMatch(name -> name.contains("Database"));
    for (String service : new String[] {"search engine", "redis", "broker"}) {
      assertThat(checks.get(service).at("/data/state").asText()).as(service).isEqualTo("up");
      assertThat(checks.get(service).at("/data/detail").asText()).as(service).isNotEmpty();
    }
  }

  @Test
  void theMainPortHasOnlyTheSignOfLife() {
    assertThat(get(main.resolve("/ping")).body()).isEqualTo("OK");
    assertThat(get(main.resolve("/q/health/ready")).statusCode()).isEqualTo(404);
    assertThat(get(main.resolve("/q/metrics")).statusCode()).isEqualTo(404);
  }

  @Test
  void whatWaitsIsMeasured() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(get(metrics).body())
                    .containsPattern("reperio_outbox_events \\d")
                    .containsPattern("reperio_outbox_age_seconds \\d")
                    .containsPattern("reperio_mails_waiting \\d")
                    .containsPattern("reperio_registrations_waiting \\d")
                    .containsPattern("reperio_jobs_queued \\d")
                    .containsPattern("reperio_index_rejections \\d"));
  }
}
