package org.reperio.services.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No spelling of an address that is for operators passes the door. */
class AllowListTest {

  @TempDir static Path folder;
  private static final Queue<String> REACHED = new ConcurrentLinkedQueue<>();
  private static DoorForTests door;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    door = new DoorForTests(folder);
    int service =
        door.service(
            request -> {
              REACHED.add(request.uri());
              request.response().end("reached");
            });
    port = door.open(service, service, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    door.close();
  }

  @BeforeEach
  void forget() {
    REACHED.clear();
  }

  static List<String> spellings() {
    return List.of(
        "/q",
        "/q/",
        "/q/metrics",
        "/q/health",
        "/q/health/ready",
        "/q/health/live",
        "/q/openapi",
        "/q/dev-ui",
        "/q/arc/beans",
        "/metrics",
        "/health",
        "/Q/metrics",
        "//q/metrics",
        "///q/metrics",
        "/./q/metrics",
        "/../q/metrics",
        "/api/../q/metrics",
        "/api/./../q/metrics",
        "/api/x/../../q/metrics",
        "/api/%2e%2e/q/metrics",
        "/api/%2E%2E/q/metrics",
        "/api/.%2e/q/metrics",
        "/api/%2e%2e%2fq%2fmetrics",
        "/api/..%2fq/metrics",
        "/api/..%2Fq%2Fmetrics",
        "/api%2f..%2fq%2fmetrics",
        "/api%2F%2e%2e/q/metrics",
        "/api/%252e%252e/q/metrics",
        "/api/%252e%252e%252fq%252fmetrics",
        "/api/%25252e%25252e%25252fq",
        "/api/..%5cq/metrics",
        "/api/..%5Cq",
        "/api\\..\\q\\metrics",
        "/api/..\\q",
        "/\\q/metrics",
        "/%5cq/metrics",
        "/%2fq/metrics",
        "/%71/metrics",
        "/%2571/metrics",
        "/q%2fmetrics",
        "/q%2Fhealth",
        "/q;a=b/metrics",
        "/;/q/metrics",
        "/api;/../q/metrics",
        "/api/..;/q/metrics",
        "/api/..;a=b/q/metrics",
        "/api/%2e%2e;/q/metrics",
        "/api/.;/..;/q",
        "/api/%c0%ae%c0%ae/q/metrics",
        "/api/%c0%ae%c0%ae%c0%afq",
        "/api/..%c0%afq",
        "/api/..%c1%9cq",
        "/api/%e0%80%ae%e0%80%ae/q",
        "/q%00/metrics",
        "/api/%00/../q",
        "/q%0d%0a",
        "/q%20",
        "/q?x=/api/records",
        "/q#/api",
        "/api/%2",
        "/api/%zz/../q",
        "/records/../q/metrics",
        "/assets/..%2f..%2fq%2fmetrics",
        "/assets/%2e%2e/q/metrics",
        "https://localhost/q/metrics",
        "http://localhost//q/metrics",
        "https://localhost/api/../q/metrics",
        "q/metrics",
        "*");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void leadsNowhere(String address) throws Exception {
    for (String accept : List.of("*/*", "text/html")) {
      try (RawClient client = new RawClient(door.tls(), port)) {
        RawClient.Answer answer =
            client
                .send("GET " + address + " HTTP/1.1|Host: localhost|Accept: " + accept + "||")
                .answer();
        if (REACHED.remove("/no-such-page")) {
          // The pages say that there is nothing: they never see the address.
          assertThat(accept).isEqualTo("text/html");
        } else {
          assertThat(answer.status()).as(address).isIn(400, 404);
          assertThat(answer.body()).isNotEmpty();
        }
        assertThat(REACHED).as(address).isEmpty();
      }
    }
  }

  static List<String> addresses() {
    return List.of(
        "/",
        "/?q=..%2f..%2fq",
        "/api",
        "/api/records?q=title:%22a%2Fb%22&x=../q",
        "/api/records/abcde-12345/draft/files/a%2Fb%2F..%20c.txt/content",
        "/api/records/abcde-12345/files/100%25.txt",
        "/api/records/abcde-12345/files/%25.txt",
        "/api/records/abcde-12345/files/dir%2F%2Fa;b=c.txt",
        "/api/records/abcde-12345/files/%C3%A9t%C3%A9...txt",
        "/api/records/abcde-12345/files/q",
        "/doi/10.5072/abc%2Fdef%3C%3E%23",
        "/records/abcde-12345/files/a%5Cb.txt?download=1",
        "/assets/reperio.0123.css",
        "/robots.txt",
        "/favicon.ico",
        "/museum/hall",
        "/ping");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void reachesItsServiceAsItIs(String address) throws Exception {
    try (RawClient client = new RawClient(door.tls(), port)) {
      assertThat(client.send("GET " + address + " HTTP/1.1|Host: localhost||").answer().status())
          .isEqualTo(200);
    }
    assertThat(REACHED).containsExactly(address);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void reachesItsServiceInAbsoluteForm(String address) throws Exception {
    try (RawClient client = new RawClient(door.tls(), port)) {
      assertThat(
              client
                  .send("GET https://localhost" + address + " HTTP/1.1|Host: localhost||")
                  .answer()
                  .status())
          .isEqualTo(200);
    }
    assertThat(REACHED).containsExactly(address);
  }

  @org.junit.jupiter.api.Test
  void rawBytesAreEncodedOnTheirWay() throws Exception {
    try (RawClient client = new RawClient(door.tls(), port)) {
      client.send("GET /search?q=\u00C3\u00A9 HTTP/1.1|Host: localhost||").answer();
    }
    assertThat(REACHED).containsExactly("/search?q=%C3%A9");
  }
}
