package org.reperio.services.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real front door before two small services and one that is not there. */
class GatewayTest {
  private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(2);
  private static final int LARGE = 16 * 1024 * 1024;

  @TempDir static Path folder;
  private static DoorForTests door;
  private static int open;
  private static int shut;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    door = new DoorForTests(folder);
    int nobody = door.nobody();
    open =
        door.open(
            door.service(request -> echo("api", request)),
            door.service(request -> echo("ui", request)),
            Map.of());
    shut = door.open(nobody, nobody, Map.of());
    client = door.client(HttpClient.Version.HTTP_2);
  }

  /** Says who it is and what it was told; sends back a body; breaks off when asked to. */
  private static void echo(String name, HttpServerRequest request) {
    if (request.path().endsWith("/break")) {
      request.connection().close();
      return;
    }
    request
        .body()
        .onSuccess(
            body ->
                request
                    .response()
                    .putHeader("Served-By", name)
                    .putHeader("Seen-Id", request.getHeader("X-Request-ID"))
                    .putHeader("Seen-For", request.getHeader("X-Forwarded-For"))
                    .putHeader("Seen-Proto", request.getHeader("X-Forwarded-Proto"))
                    .putHeader("Seen-Host", request.getHeader("X-Forwarded-Host"))
                    .putHeader("Seen-User", String.valueOf(request.getHeader("X-User-ID")))
                    .putHeader("X-User-ID", "17")
                    .putHeader("X-Session-ID", "0f1e2d3c4b5a")
                    .end(body.length() == 0 ? Buffer.buffer("hello") : body));
  }

  @AfterAll
  static void stop() throws Exception {
    door.close();
  }

  private static HttpResponse<byte[]> get(int port, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void apiAndHarvestPathsGoToTheApiAllOthersToThePages() throws Exception {
    for (String path : new String[] {"/api", "/api/records?q=a", "/oai2d?verb=Identify"}) {
      assertThat(header(get(open, path), "Served-By")).as(path).isEqualTo("api");
    }
    for (String path : new String[] {"/", "/records/1", "/apiary", "/museum/hall"}) {
      assertThat(header(get(open, path), "Served-By")).as(path).isEqualTo("ui");
    }
  }

  @Test
  void serviceLearnsTheClientAndTheOutsideAddress() throws Exception {
    HttpResponse<byte[]> response =
        get(open, "/", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-Host", "evil.example");
    assertThat(header(response, "Seen-For")).isEqualTo("127.0.0.1");
    assertThat(header(response, "Seen-Proto")).isEqualTo("https");
    assertThat(header(response, "Seen-Host")).isEqualTo("localhost:" + open);
  }

  /** For the log of a proxy that has one. */
  @Test
  void whoHasAskedIsNeitherTakenFromAClientNorToldToOne() throws Exception {
    HttpResponse<byte[]> response = get(open, "/", "X-User-ID", "1", "X-Session-ID", "mine");
    assertThat(header(response, "Seen-User")).isEqualTo("null");
    assertThat(response.headers().map()).doesNotContainKeys("x-user-id", "x-session-id");
  }

  @Test
  void requestIdIsKeptWhenWellFormedAndMadeOtherwise() throws Exception {
    HttpResponse<byte[]> kept = get(open, "/", "X-Request-ID", "from-the-client-1");
    assertThat(header(kept, "Seen-Id")).isEqualTo("from-the-client-1");
    assertThat(header(kept, "X-Request-ID")).isEqualTo("from-the-client-1");
    HttpResponse<byte[]> made = get(open, "/", "X-Request-ID", "<script>");
    assertThat(header(made, "Seen-Id")).hasSize(36).isEqualTo(header(made, "X-Request-ID"));
  }

  @Test
  void largeBodyPassesBothWays() throws Exception {
    byte[] body = new byte[LARGE];
    new java.util.Random(7).nextBytes(body);
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + open + "/api/files"))
                .timeout(PATIENCE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void personSeesAPageThatTriesAgainWhileTheServiceStarts() throws Exception {
    HttpResponse<byte[]> response = get(shut, "/records", "Accept", "text/html,*/*");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "Retry-After")).isEqualTo("2");
    assertThat(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("http-equiv=\"refresh\"")
        .contains("Reperio does not answer at the moment");
  }

  @Test
  void programGetsJsonWhileTheServiceStarts() throws Exception {
    HttpResponse<byte[]> response = get(shut, "/api/records", "Accept", "text/html");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"status\":503");
  }

  @Test
  void serviceThatBreaksOffIsABadGateway() throws Exception {
    assertThat(get(open, "/api/break").statusCode()).isEqualTo(502);
  }

  @Test
  void plainHttpIsNotAnswered() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", open)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes("US-ASCII"));
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), "US-ASCII")).doesNotContain("Served-By");
    }
  }
}
