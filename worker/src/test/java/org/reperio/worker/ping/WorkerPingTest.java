package org.reperio.worker.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reperio.health.Draining;

class WorkerPingTest {

  @Test
  void theSignOfLifeIsGoneWhileTheServiceStillAnswers() {
    var draining = new Draining(() -> Duration.ofSeconds(5));
    var ping = new WorkerPing(draining);
    assertThat(ping.ping().getStatus()).isEqualTo(200);
    draining.begin(new ShutdownDelayInitiatedEvent());
    assertThat(ping.ping().getStatus()).isEqualTo(404);
  }
}
