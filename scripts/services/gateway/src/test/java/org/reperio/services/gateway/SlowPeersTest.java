package org.reperio.services.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hardly move and services that do not move at all. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowPeersTest {

  @TempDir static Path folder;
  private static DoorForTests door;
  private static volatile boolean stopped;

  @BeforeAll
  static void start() throws Exception {
    door = new DoorForTests(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    door.close();
  }

  private static void serve(HttpServerRequest request) {
    switch (request.path()) {
      case "/ping" -> {
        if (!stopped) {
          request.response().end("pong");
        }
      }
      case "/api/long" -> {
        if (!stopped) {
          door.vertx().setTimer(4000, done -> request.response().end("done"));
        }
      }
      default -> request.body().onSuccess(request.response()::end);
    }
  }

  @Test
  void serviceThatWorksLongIsWaitedForAndOneThatIsStoppedIsNot() throws Exception {
    int service = door.service(SlowPeersTest::serve);
    int port = door.open(service, service, Map.of("REPERIO_FRONT_DOOR_SILENCE_SECONDS", "1"));
    String request = "GET /api/long HTTP/1.1|Host: a||";
    try (RawClient client = new RawClient(door.tls(), port)) {
      assertThat(client.send(request).answer().body()).isEqualTo("done");
    }
    stopped = true;
    try (RawClient client = new RawClient(door.tls(), port)) {
      long asked = System.nanoTime();
      RawClient.Answer answer = client.send(request).answer();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsKey("retry-after");
    } finally {
      stopped = false;
    }
  }

  @Test
  void watchTellsASlowClientFromASlowService() {
    Limits limits = Limits.of(Map.of());
    TestStreams streams = new TestStreams();
    Flow upload = new Flow(streams, streams);
    upload.begin(() -> {});
    Watch watch = new Watch(limits, upload);
    Watch.Verdict last = null;
    for (int tick = 0; tick < 10; tick++) {
      streams.come(Buffer.buffer("a"));
      last = watch.tick(null, false);
    }
    assertThat(last).as("ten bytes in 30 s").isEqualTo(Watch.Verdict.CLIENT_TOO_SLOW);
    for (int tick = 0; tick < 10; tick++) {
      streams.come(Buffer.buffer("a".repeat(1800)));
      last = watch.tick(null, false);
    }
    assertThat(last).as("18,000 bytes in 30 s").isEqualTo(Watch.Verdict.GO_ON);
    streams.fill(true);
    streams.come(Buffer.buffer("a"));
    for (int tick = 0; tick < 10; tick++) {
      last = watch.tick(null, true);
    }
    assertThat(last).as("the service takes nothing").isEqualTo(Watch.Verdict.ASK_SERVICE);
  }
}
