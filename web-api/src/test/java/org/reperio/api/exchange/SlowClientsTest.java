package org.reperio.api.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;
import static org.reperio.api.exchange.SlowClient.head;
import static org.reperio.api.record.DraftFilesClient.WITH_FILES;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.record.DraftFilesClient;
import org.reperio.test.TestServices;

/** Three times as many slow clients as there are worker threads, and others notice nothing. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SlowClientsTest {

  /** More than the connection and the budgets of a small answer take. */
  private static final int LARGE = 24 * 1024 * 1024;

  @Inject ApiClient client;

  @ConfigProperty(name = "quarkus.thread-pool.max-threads")
  int threads;

  private final List<SlowClient> slow = new ArrayList<>();
  private String owner;
  private String record;

  @BeforeEach
  void publish() {
    owner = client.token();
    record = published(owner, MINIMAL);
  }

  @AfterEach
  void close() {
    slow.forEach(SlowClient::close);
  }

  private void connect(IntFunction<String> request) {
    for (int i = 0; i < 3 * threads; i++) {
      slow.add(new SlowClient(request.apply(i)));
    }
  }

  private void othersNoticeNothing() {
    for (int i = 0; i < 5; i++) {
      given()
          .header("X-Forwarded-For", "198.51.100.77")
          .get("/api/records/{id}", record)
          .then()
          .statusCode(200);
    }
  }

  /** As many tokens as are needed for each to be within its limits. */
  private String token(int number, List<String> tokens) {
    while (tokens.size() <= number / 20) {
      tokens.add(client.token());
    }
    return tokens.get(number / 20);
  }

  @Test
  void bodiesComeAsSlowlyAsTheyLike() throws Exception {
    var tokens = new ArrayList<String>();
    connect(
        number ->
            head(
                    "POST",
                    "/api/records",
                    "Authorization: Bearer " + token(number, tokens),
                    "Content-Type: application/json",
                    "Content-Length: " + MINIMAL.length())
                + MINIMAL.charAt(0));
    othersNoticeNothing();
    slow.get(0).send(MINIMAL.substring(1));
    assertThat(slow.get(0).answer()).startsWith("HTTP/1.1 201");
  }

  @Test
  void filesComeAsSlowlyAsTheyLike() throws Exception {
    var tokens = new ArrayList<String>();
    var drafts = new ArrayList<String>();
    connect(
        number -> {
          String token = token(number, tokens);
          while (drafts.size() < tokens.size()) {
            drafts.add(draft(token, WITH_FILES));
            DraftFilesClient.start(token, drafts.get(drafts.size() - 1), "[{\"key\": \"a\"}]")
                .statusCode(201);
          }
          return head(
                  "PUT",
                  "/api/records/" + drafts.get(number / 20) + "/draft/files/a/content",
                  "Authorization: Bearer " + token,
                  "Content-Type: application/octet-stream",
                  "Content-Length: 10")
              + "x";
        });
    othersNoticeNothing();
    slow.get(0).send("123456789");
    assertThat(slow.get(0).answer()).startsWith("HTTP/1.1 200");
  }

  @Test
  void linesComeAsSlowlyAsTheyLike() throws Exception {
    var tokens = new ArrayList<String>();
    connect(
        number ->
            head(
                    "POST",
                    "/api/records/bulk",
                    "Authorization: Bearer " + token(number, tokens),
                    "Content-Type: application/x-ndjson",
                    "Transfer-Encoding: chunked")
                + "1\r\n{\r\n");
    othersNoticeNothing();
    slow.get(0).send("1\r\n}\r\n0\r\n\r\n");
    assertThat(slow.get(0).answer()).startsWith("HTTP/1.1 200");
  }

  /** REST Assured would write the bytes down as numbers, in memory, in case it has to tell them. */
  private String publishedLarge() throws Exception {
    String id = draft(owner, WITH_FILES);
    DraftFilesClient.start(owner, id, "[{\"key\": \"large.bin\"}]").statusCode(201);
    String file = "/api/records/%s/draft/files/large.bin".formatted(id);
    var upload =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + file + "/content"))
            .header("Authorization", "Bearer " + owner)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(DraftFilesClient.random(LARGE)))
            .build();
    assertThat(HttpClient.newHttpClient().send(upload, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
    as(owner).post(file + "/commit").then().statusCode(200);
    ApiClient.publish(owner, id).statusCode(202);
    return id;
  }

  @Test
  void readersTakeTheirTime() throws Exception {
    String files = publishedLarge();
    List<String> kinds =
        List.of("/files/large.bin/content", "/files-archive", "/files/large.bin/content");
    connect(
        number ->
            head(
                "GET",
                "/api/records/" + files + kinds.get(number % 3),
                number % 3 == 2 ? "Range: bytes=1-" : "Accept: */*",
                "X-Forwarded-For: 192.0.2." + number));
    for (SlowClient reader : slow) {
      assertThat(reader.answer()).startsWith("HTTP/1.1 20");
    }
    othersNoticeNothing();
  }

  @Test
  void aGuestsBodyIsRefusedBeforeItComes() throws Exception {
    slow.add(
        new SlowClient(
            head(
                "POST",
                "/api/records",
                "Content-Type: application/json",
                "Content-Length: 5000000")));
    assertThat(slow.get(0).answer())
        .startsWith("HTTP/1.1 403")
        .containsIgnoringCase("connection: close");
    assertThat(slow.get(0).isEnded()).isTrue();
    slow.add(
        new SlowClient(
            head(
                "POST",
                "/api/records",
                "Authorization: Bearer wrong",
                "Content-Type: application/json",
                "Content-Length: 5000000")));
    assertThat(slow.get(1).answer())
        .startsWith("HTTP/1.1 401")
        .containsIgnoringCase("connection: close");
  }

  @Test
  void whatIsTooLargeIsNotReadToItsEnd() throws Exception {
    slow.add(
        new SlowClient(
            head(
                "POST",
                "/api/records",
                "Authorization: Bearer " + owner,
                "Content-Type: application/json",
                "Transfer-Encoding: chunked")));
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    for (int sent = 0; sent < 81; sent++) {
      slow.get(0).send(chunk);
    }
    assertThat(slow.get(0).answer())
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("connection: close");
    assertThat(slow.get(0).isEnded()).isTrue();
  }

  @Test
  void aBodyIsAskedForWhenItIsWelcome() throws Exception {
    slow.add(
        new SlowClient(
            head(
                "POST",
                "/api/records",
                "Authorization: Bearer " + owner,
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Content-Length: " + MINIMAL.length())));
    assertThat(slow.get(0).answer()).startsWith("HTTP/1.1 100");
    slow.get(0).send(MINIMAL);
    assertThat(slow.get(0).answer()).startsWith("HTTP/1.1 201");
  }

  @Test
  void oneAskerHasSoManyBodiesUnderWay() throws Exception {
    String request =
        head(
            "POST",
            "/api/records",
            "Authorization: Bearer " + owner,
            "Content-Type: application/json",
            "Content-Length: " + MINIMAL.length());
    for (int i = 0; i < 64; i++) {
      slow.add(new SlowClient(request));
    }
    await()
        .untilAsserted(
            () -> {
              try (var oneMore = new SlowClient(request)) {
                assertThat(oneMore.answer())
                    .startsWith("HTTP/1.1 429")
                    .containsIgnoringCase("retry-after: 10");
              }
            });
    othersNoticeNothing();
    slow.forEach(SlowClient::close);
    await()
        .untilAsserted(
            () -> ApiClient.as(owner).body(MINIMAL).post("/api/records").then().statusCode(201));
  }
}
