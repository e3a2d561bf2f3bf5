package org.reperio.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is stopped and not dead takes connections, and says nothing. */
class SilentEngineTest {

  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static RestClient client(int port) {
    return RestClient.builder(new HttpHost("127.0.0.1", port))
        .setHttpClientConfigCallback(
            http ->
                new EngineConnections(Duration.ofSeconds(1), ANSWER)
                    // As few as the services have for one host.
                    .customizeHttpClient(http.setMaxConnPerRoute(4)))
        .build();
  }

  @Test
  void keepsNobodyWaitingForOthersThatWait() throws Exception {
    try (var silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        RestClient client = client(silent.getLocalPort())) {
      SearchEngine engine = new SearchEngine(client, new ObjectMapper());
      ExecutorService askers = Executors.newFixedThreadPool(30);
      try {
        List<Future<Duration>> waits = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          waits.add(askers.submit(() -> waited(engine)));
        }
        for (Future<Duration> wait : waits) {
          assertThat(wait.get()).isLessThan(ANSWER.plusSeconds(4));
        }
      } finally {
        askers.shutdownNow();
      }
    }
  }

  private static Duration waited(SearchEngine engine) {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> engine.call("GET", "/x/_search"))
        .isInstanceOf(SearchUnavailable.class);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429, 503})
  void thatHasNoRoomIsUnavailableAndRefusesNothing(int status) throws Exception {
    String body =
        "{\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"index [a] blocked by:"
            + " [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]\"},\"status\":"
            + status
            + "}";
    assertThatThrownBy(() -> ask(status, body)).isInstanceOf(SearchUnavailable.class);
  }

  @Test
  void thatRefusesForAnotherReasonIsNotUnavailable() {
    assertThatThrownBy(
            () -> ask(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"}}"))
        .isInstanceOf(EngineRefusal.class);
  }

  private static void ask(int status, String body) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try (RestClient client = client(server.getAddress().getPort())) {
      new SearchEngine(client, new ObjectMapper()).call("PUT", "/a/_doc/1");
    } finally {
      server.stop(0);
    }
  }
}
