package org.reperio.services.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door's HTTP, byte by byte. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpEdgesTest {

  private static final int LARGE = 8 * 1024 * 1024;

  @TempDir static Path folder;
  private static DoorForTests door;
  private static int port;
  private static int hasty;

  @BeforeAll
  static void start() throws Exception {
    door = new DoorForTests(folder);
    int service = door.service(HttpEdgesTest::serve);
    port = door.open(service, service, Map.of("REPERIO_FRONT_DOOR_HSTS_SECONDS", "600"));
    hasty =
        door.open(
            service,
            service,
            Map.of(
                "REPERIO_FRONT_DOOR_HEAD_SECONDS", "1",
                "REPERIO_FRONT_DOOR_IDLE_SECONDS", "1",
                "REPERIO_FRONT_DOOR_LINGER_SECONDS", "1",
                "REPERIO_FRONT_DOOR_CONNECTIONS_PER_ADDRESS", "5"));
  }

  @AfterAll
  static void stop() throws Exception {
    door.close();
  }

  /** A service with an odd answer at each address. */
  private static void serve(HttpServerRequest request) {
    var response = request.response();
    switch (request.path().substring("/api".length())) {
      case "/304" -> response.setStatusCode(304).putHeader("ETag", "\"1\"").end();
      case "/204" -> response.setStatusCode(204).end();
      case "/chunked" -> response.setChunked(true).end("in pieces");
      case "/limited" -> refuseWhatIsLong(request);
      case "/refused" -> response.setStatusCode(401).end("who are you?");
      case "/echo" -> request.body().onSuccess(response::end);
      case "/expecting" -> {
        response.writeContinue();
        request.body().onSuccess(response::end);
      }
      case "/host" ->
          response.end(request.getHeader("Host") + " " + request.getHeader("X-Forwarded-Host"));
      case "/smuggled" ->
          response.end(String.valueOf(request.getHeader("X-Secret")) + request.getHeader("TE"));
      case "/secured" -> response.putHeader("X-Content-Type-Options", "nosniff").end("safe");
      default -> response.setStatusCode(404).end("nothing");
    }
  }

  /** As the services do: it answers in the middle of a body, and closes at once. */
  private static void refuseWhatIsLong(HttpServerRequest request) {
    long[] read = {0};
    request.handler(
        chunk -> {
          read[0] += chunk.length();
          if (read[0] > 100_000 && !request.response().ended()) {
            request
                .response()
                .setStatusCode(413)
                .putHeader("Content-Type", "application/json")
                .end("{\"status\":413}")
                .onSuccess(sent -> request.connection().close());
          }
        });
    request.endHandler(
        ended -> {
          if (!request.response().ended()) {
            request.response().end("fits");
          }
        });
  }

  private static RawClient raw() throws Exception {
    return new RawClient(door.tls(), port);
  }

  private static RawClient.Answer ask(String request) throws Exception {
    try (RawClient client = raw()) {
      return client.send(request).answer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/304",
        "GET /api/204",
        "HEAD /api/304",
        "HEAD /api/chunked",
        "HEAD /api/secured",
        "HEAD /api/nothing"
      })
  void answerWithoutBodyEndsWithItsHeaders(String line) throws Exception {
    try (RawClient client = raw()) {
      RawClient.Answer answer =
          client.send(line + " HTTP/1.1|Host: localhost||").answer(line.startsWith("HEAD"));
      assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
      if (answer.status() == 204) {
        assertThat(answer.headers()).doesNotContainKey("content-length");
      }
      // Were there a body, the next answer would begin with it.
      RawClient.Answer next = client.send("GET /api/secured HTTP/1.1|Host: localhost||").answer();
      assertThat(next.status()).isEqualTo(200);
      assertThat(next.body()).isEqualTo("safe");
    }
  }

  @Test
  void answerInPiecesReachesOldClientsToo() throws Exception {
    assertThat(ask("GET /api/chunked HTTP/1.1|Host: localhost||").body()).isEqualTo("in pieces");
    for (String alive : List.of("", "Connection: keep-alive|")) {
      RawClient.Answer old = ask("GET /api/chunked HTTP/1.0|" + alive + "|");
      assertThat(old.body()).isEqualTo("in pieces");
      assertThat(old.framed()).isFalse();
      assertThat(old.headers()).containsEntry("connection", "close");
    }
  }

  @Test
  void expectedBodyIsAskedForByTheService() throws Exception {
    try (RawClient client = raw()) {
      client.send(
          "PUT /api/expecting HTTP/1.1|Host: localhost|Content-Length: 5|Expect: 100-continue||");
      assertThat(client.answer().status()).isEqualTo(100);
      RawClient.Answer answer = client.send("hello").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("hello");
    }
  }

  @Test
  void expectedBodyIsAskedForByTheDoorWhereTheServiceDoesNot() throws Exception {
    try (RawClient client = raw()) {
      client.send(
          "PUT /api/echo HTTP/1.1|Host: localhost|Content-Length: 5|Expect: 100-continue||");
      assertThat(client.answer().status()).isEqualTo(100);
      assertThat(client.send("hello").answer().body()).isEqualTo("hello");
    }
  }

  @Test
  void refusalComesBeforeTheExpectedBody() throws Exception {
    try (RawClient client = raw()) {
      RawClient.Answer answer =
          client
              .send(
                  "PUT /api/refused HTTP/1.1|Host: localhost|Content-Length: 5000000|"
                      + "Expect: 100-continue||")
              .answer();
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("who are you?");
      assertThat(answer.headers()).containsEntry("connection", "close");
    }
    assertThat(ask("PUT /api/echo HTTP/1.1|Host: a|Content-Length: 1|Expect: a-miracle||").status())
        .isEqualTo(417);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 8388608|", "Transfer-Encoding: chunked|"})
  void refusalInTheMiddleOfABodyReachesTheClientThatStillSends(String framing) throws Exception {
    try (RawClient client = raw()) {
      client.send("PUT /api/limited HTTP/1.1|Host: localhost|" + framing + "|");
      byte[] part = new byte[64 * 1024];
      boolean chunked = framing.startsWith("T");
      for (int sent = 0; sent < LARGE; sent += part.length) {
        if (chunked) {
          client.send("10000|");
        }
        client.send(part);
        if (chunked) {
          client.send("|");
        }
      }
      if (chunked) {
        client.send("0||");
      }
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).isEqualTo("{\"status\":413}");
      assertThat(client.endsWithin(5000)).isTrue();
    }
  }

  @Test
  void refusalInTheMiddleOfABodyReachesAClientOfHttp2() throws Exception {
    HttpResponse<String> answer =
        door.client(HttpClient.Version.HTTP_2)
            .send(
                HttpRequest.newBuilder(DoorForTests.address(port, "/api/limited"))
                    .timeout(Duration.ofSeconds(30))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[LARGE]))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
  }

  @Test
  void bodyOfHttp2WithoutALengthPasses() throws Exception {
    HttpResponse<String> answer =
        door.client(HttpClient.Version.HTTP_2)
            .send(
                HttpRequest.newBuilder(DoorForTests.address(port, "/api/echo"))
                    .timeout(Duration.ofSeconds(30))
                    .POST(
                        HttpRequest.BodyPublishers.ofByteArrays(
                            List.of(
                                "in ".getBytes(StandardCharsets.US_ASCII),
                                "pieces".getBytes(StandardCharsets.US_ASCII))))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("in pieces");
  }

  static List<String> improper() {
    String end = "|";
    return List.of(
        "GET /api/secured HTTP/1.1|" + end,
        "GET /api/secured HTTP/1.1|Host: a|Host: b|" + end,
        "GET /api/secured HTTP/1.1|Host: a|host: a|" + end,
        "GET /api/secured HTTP/1.1|Host:|" + end,
        "GET /api/secured HTTP/1.1|Host: a b|" + end,
        "GET /api/secured HTTP/1.1|Host: a@b|" + end,
        "GET /api/secured HTTP/1.1|Host: a/b|" + end,
        "GET /api/secured HTTP/1.1|Host: a:port|" + end,
        "GET /api/secured HTTP/1.1|Host: a, b|" + end,
        "GET /api/secured HTTP/1.1|Host: <script>|" + end,
        "GET /api/secured HTTP/1.0|Host: a|Host: b|" + end,
        "POST /api/echo HTTP/1.1|Host: a|Content-Length: 3|Transfer-Encoding: chunked||0|" + end,
        "POST /api/echo HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 3||0|" + end,
        "POST /api/echo HTTP/1.0|Host: a|Transfer-Encoding: chunked||0|" + end,
        "POST /api/echo HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 4||abc",
        "POST /api/echo HTTP/1.1|Host: a|Content-Length: -1|" + end,
        "POST /api/echo HTTP/1.1|Host: a|Content-Length: +3||abc",
        "POST /api/echo HTTP/1.1|Host: a|Content-Length: 0x3||abc",
        "POST /api/echo HTTP/1.1|Host: a|Content-Length: 99999999999999999999|" + end,
        "GET /api/secured HTTP/1.1|Host : a|" + end,
        "GET /api/secured HTTP/1.1|Host: a|X y: 1|" + end,
        "GET /api/secured HTTP/1.1|Host: a|no colon|" + end,
        "GET /api/secured|Host: a|" + end,
        "GET /api/secured HTTP/7|Host: a|" + end,
        "GET http:///api HTTP/1.1|Host: a|" + end,
        "G@T /api/secured HTTP/1.1|Host: a|" + end);
  }

  @ParameterizedTest
  @MethodSource("improper")
  void requestThatIsNoneIsRefused(String request) throws Exception {
    try (RawClient client = raw()) {
      RawClient.Answer answer = client.send(request).answer();
      assertThat(answer.status()).as(request).isEqualTo(400);
      assertThat(answer.body()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz|abc|0||", "-1|abc|0||", "FFFFFFFFFFFFFFFFFF|abc|0||", "|0||"})
  void piecesOfAWrongSizeAreRefused(String pieces) throws Exception {
    try (RawClient client = raw()) {
      RawClient.Answer answer =
          client
              .send("POST /api/echo HTTP/1.1|Host: a|Transfer-Encoding: chunked||" + pieces)
              .answer();
      assertThat(answer.status()).as(pieces).isEqualTo(400);
      assertThat(client.endsWithin(5000)).isTrue();
    }
  }

  @Test
  void otherMethodsAndCodingsAreRefused() throws Exception {
    assertThat(ask("TRACE /api/secured HTTP/1.1|Host: a||").status()).isEqualTo(405);
    assertThat(ask("CONNECT a:443 HTTP/1.1|Host: a||").status()).isIn(400, 405);
    assertThat(
            ask("POST /api/echo HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0||").status())
        .isEqualTo(501);
  }

  @Test
  void longAddressAndHeadersAreRefusedWithABody() throws Exception {
    RawClient.Answer address = ask("GET /api/" + "a".repeat(Limits.LINE) + " HTTP/1.1|Host: a||");
    assertThat(address.status()).isEqualTo(414);
    assertThat(address.headers()).containsEntry("content-type", "application/json");
    assertThat(address.body()).contains("\"status\":414", String.valueOf(Limits.LINE));
    RawClient.Answer headers =
        ask("GET /api/secured HTTP/1.1|Host: a|X: " + "a".repeat(Limits.HEADERS) + "||");
    assertThat(headers.status()).isEqualTo(431);
    assertThat(headers.body()).contains("\"status\":431", String.valueOf(Limits.HEADERS));
    // What the services may take passes.
    assertThat(ask("GET /api/" + "a".repeat(30_000) + " HTTP/1.1|Host: a||").status())
        .isEqualTo(404);
    assertThat(ask("GET /api/secured HTTP/1.1|Host: a|X: " + "a".repeat(60_000) + "||").status())
        .isEqualTo(200);
  }

  @Test
  void headersOfTheConnectionStayWithIt() throws Exception {
    RawClient.Answer answer =
        ask("GET /api/smuggled HTTP/1.1|Host: a|Connection: X-Secret, TE|X-Secret: yes|TE: gzip||");
    assertThat(answer.body()).isEqualTo("nullnull");
    assertThat(ask("GET /api/host HTTP/1.1|Host: example.org:5000||").body())
        .isEqualTo("example.org:5000 example.org:5000");
  }

  @Test
  void everyAnswerHasEachSecurityHeaderOnce() throws Exception {
    for (String request :
        List.of(
            "GET /api/secured HTTP/1.1|Host: a||",
            "GET /q/metrics HTTP/1.1|Host: a||",
            "GET /api/secured HTTP/1.1||",
            "GET /api/" + "a".repeat(Limits.LINE) + " HTTP/1.1|Host: a||")) {
      Map<String, String> headers = ask(request).headers();
      assertThat(headers).containsEntry("x-content-type-options", "nosniff");
      assertThat(headers).containsEntry("strict-transport-security", "max-age=600");
    }
  }

  @Test
  void connectionThatSaysNothingEnds() throws Exception {
    for (String begun : List.of("", "GET /api/secured HTTP/1.1|Ho")) {
      try (RawClient client = new RawClient(door.tls(), hasty)) {
        assertThat(client.send(begun).endsWithin(5000)).as(begun).isTrue();
      }
    }
    try (RawClient client = new RawClient(door.tls(), hasty)) {
      client.send("GET /api/secured HTTP/1.1|Host: a||").answer();
      assertThat(client.endsWithin(5000)).isTrue();
    }
  }

  @Test
  void restOfARefusedBodyIsNotReadForEver() throws Exception {
    try (RawClient client = new RawClient(door.tls(), hasty)) {
      client.send("PUT /api/refused HTTP/1.1|Host: a|Content-Length: 500||a");
      assertThat(client.answer().status()).isEqualTo(401);
      assertThat(client.endsWithin(5000)).isTrue();
    }
  }

  @Test
  void oneAddressHasSoManyConnections() throws Exception {
    var open = new java.util.ArrayList<RawClient>();
    try {
      for (int i = 0; i < 5; i++) {
        open.add(new RawClient(door.tls(), hasty));
        open.get(i).send("GET /api/secured HTTP/1.1|Host: a||").answer();
      }
      try (RawClient sixth = new RawClient(door.tls(), hasty)) {
        assertThat(sixth.endsWithin(500)).isTrue();
      }
    } finally {
      for (RawClient one : open) {
        one.close();
      }
    }
    Thread.sleep(200);
    try (RawClient later = new RawClient(door.tls(), hasty)) {
      assertThat(later.send("GET /api/secured HTTP/1.1|Host: a||").answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void largeBodyComesBackWhole() throws Exception {
    byte[] body = Buffer.buffer("0123456789abcdef".repeat(LARGE / 16)).getBytes();
    HttpResponse<byte[]> answer =
        door.client(HttpClient.Version.HTTP_1_1)
            .send(
                HttpRequest.newBuilder(DoorForTests.address(port, "/api/echo"))
                    .timeout(Duration.ofSeconds(50))
                    .expectContinue(true)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.body()).isEqualTo(body);
  }
}
