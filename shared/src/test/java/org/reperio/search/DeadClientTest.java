package org.reperio.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.HttpHost;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reperio.health.SearchClientHealth;
import org.reperio.health.SearchEngineHealth;
import org.reperio.health.Touch;
import org.reperio.refusal.Refusal;

/** A client of the search engine that has stopped, as its reactor does after an error. */
class DeadClientTest {

  /** Nothing listens there. */
  private final RestClient client = RestClient.builder(new HttpHost("127.0.0.1", 1)).build();

  private final AtomicInteger ended = new AtomicInteger();
  private final SearchEngine engine =
      new SearchEngine(client, new ObjectMapper(), ended::incrementAndGet);

  @AfterEach
  void close() throws IOException {
    client.close();
  }

  @Test
  void engineThatIsAwayIsUnavailableAndTheServiceLives() {
    assertThatThrownBy(() -> engine.call("GET", "/")).isInstanceOf(SearchUnavailable.class);
    assertThat(ended).hasValue(0);
    assertThat(new SearchClientHealth(engine).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void everyCallOfADeadClientIsUnavailableAndNoFault() throws IOException {
    client.close();
    assertThatThrownBy(() -> engine.call("GET", "/"))
        .isInstanceOfSatisfying(
            SearchUnavailable.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    assertThatThrownBy(() -> engine.exists("/")).isInstanceOf(SearchUnavailable.class);
    assertThatThrownBy(() -> engine.bulk(new byte[0])).isInstanceOf(SearchUnavailable.class);
  }

  @Test
  void deadClientEndsTheServiceOnce() throws IOException {
    client.close();
    for (int call = 0; call < 3; call++) {
      assertThatThrownBy(() -> engine.call("GET", "/")).isInstanceOf(SearchUnavailable.class);
    }
    assertThat(ended).hasValue(1);
  }

  @Test
  void healthSaysThatTheClientIsDead() throws IOException {
    client.close();
    assertThat(new SearchClientHealth(engine).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(
            new SearchEngineHealth(engine, new Touch(new SimpleMeterRegistry()))
                .call()
                .getData()
                .orElseThrow())
        .containsEntry("state", "degraded");
  }
}
