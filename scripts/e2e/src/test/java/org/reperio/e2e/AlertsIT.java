package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.reperio.e2e.product.Prometheus;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;

/** The causes of alerts are made, and a real Prometheus has the alert fire, and end. */
@Tag("slow")
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Map<String, String> INDEX = Map.of("queue", "record-index");

  private Product product;
  private Prometheus prometheus;
  private Api api;
  private String token;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    product =
        Product.start(
            "target/alerts",
            Map.of(
                "REPERIO_MAIL_ENABLED", "true",
                "REPERIO_MAIL_HOST", "127.0.0.1",
                "REPERIO_MAIL_PORT", "9"),
            instance -> {});
    api = product.api();
    token = product.researcher().token();
    prometheus =
        Prometheus.start(
            product,
            product.instance().resolveSibling("prometheus"),
            Map.of(
                "reperio_index_lag_seconds) > 300",
                "reperio_index_lag_seconds) > 20",
                "reperio_outbox_age_seconds) > 60",
                "reperio_outbox_age_seconds) > 20",
                "reperio_mails_age_seconds) > 1800",
                "reperio_mails_age_seconds) > 20",
                "for: 5s\n        labels:\n          severity: warning\n        annotations:\n"
                    + "          summary: \"{{ $value }} DOIs",
                "for: 30s\n        labels:\n          severity: warning\n        annotations:\n"
                    + "          summary: \"{{ $value }} DOIs"));
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (prometheus != null) {
      prometheus.close();
    }
    if (product != null) {
      product.close();
    }
  }

  private void awaitFiring(String alert, Map<String, String> labels) {
    await(alert + " fires")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              probe();
              return prometheus.isFiring(alert, labels);
            });
  }

  private void awaitEnd(String alert, Map<String, String> labels) {
    await(alert + " ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              probe();
              return !prometheus.isFiring(alert, labels);
            });
  }

  /** As a cluster does all the time. */
  private void probe() {
    for (String service : List.of("web-api", "worker")) {
      try {
        RestAssured.get(
            "http://127.0.0.1:%d/q/health/ready".formatted(product.port(service + "-management")));
      } catch (Exception e) {
        // It is away, which others notice.
        assertThat(e).isNotNull();
      }
    }
  }

  private String publish(String title) {
    Response published = api.publish(token, title);
    assertThat(published.statusCode()).as(published.asString()).isEqualTo(202);
    return published.path("id");
  }

  private void send(int messages, String body) throws Exception {
    Properties settings = product.settings();
    var factory = new ConnectionFactory();
    factory.setHost(settings.getProperty("reperio.broker.host"));
    factory.setPort(Integer.parseInt(settings.getProperty("reperio.broker.port")));
    factory.setUsername(settings.getProperty("reperio.broker.username"));
    factory.setPassword(settings.getProperty("reperio.broker.password"));
    factory.setVirtualHost(settings.getProperty("reperio.broker.virtual-host"));
    try (Connection connection = factory.newConnection();
        var channel = connection.createChannel()) {
      channel.confirmSelect();
      for (int i = 0; i < messages; i++) {
        channel.basicPublish(
            "reperio.events",
            "record.updated",
            MessageProperties.PERSISTENT_BASIC,
            body.getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie();
    }
  }

  @Test
  @Order(1)
  @DisplayName("Nothing fires while nothing is wrong")
  void nothingFires() throws InterruptedException {
    publish("all is well");
    for (int i = 0; i < 30; i++) {
      probe();
      Thread.sleep(1_000);
    }
    assertThat(prometheus.firing()).isEmpty();
  }

  @Test
  @Order(2)
  @DisplayName("A message that no worker can read is a dead letter")
  void deadLetter() throws Exception {
    send(1, "not an event");
    awaitFiring("ReperioDeadLetters", INDEX);
    for (String queue : List.of("record-index", "pid-registration")) {
      product.commands().run("queues", "drop", queue, "--yes").succeeded();
    }
    awaitEnd("ReperioDeadLetters", INDEX);
  }

  @Test
  @Order(3)
  @DisplayName("A queue that is paused gets long, and the index falls behind")
  void pausedQueue() throws Exception {
    product.commands().run("queues", "pause", "record-index").succeeded();
    // A worker learns of it a moment later.
    awaitFiring("ReperioQueuePaused", INDEX);
    publish("behind");
    send(5_100, "{\"kind\":\"UPDATED\",\"recordId\":\"%s\"}".formatted(UUID.randomUUID()));
    awaitFiring("ReperioQueueLong", INDEX);
    awaitFiring("ReperioIndexLag", Map.of("model", "rdm"));
    assertThat(prometheus.isFiring("ReperioQueueNotConsumed", INDEX)).isFalse();
    product.commands().run("queues", "resume", "record-index").succeeded();
    awaitEnd("ReperioQueuePaused", INDEX);
    awaitEnd("ReperioQueueLong", INDEX);
    awaitEnd("ReperioIndexLag", Map.of());
  }

  @Test
  @Order(4)
  @DisplayName("Without the broker events wait, and services say that they do without it")
  void withoutTheBroker() {
    try (Part.Outage outage = product.part("broker").outage()) {
      publish("waits for the broker");
      awaitFiring("ReperioOutboxOld", Map.of());
      awaitFiring("ReperioDegraded", Map.of("job", "worker", "dependency", "broker"));
    }
    awaitEnd("ReperioOutboxOld", Map.of());
    awaitEnd("ReperioDegraded", Map.of());
  }

  @Test
  @Order(5)
  @DisplayName("Without the engine searches fail")
  void withoutTheEngine() {
    try (Part.Outage outage = product.part("opensearch").outage()) {
      await("ReperioErrors fires")
          .atMost(PATIENCE)
          .until(
              () -> {
                api.anonymous().get("/api/records?q=" + UUID.randomUUID());
                return prometheus.isFiring("ReperioErrors", Map.of("job", "web-api"));
              });
      awaitFiring("ReperioDegraded", Map.of("dependency", "search engine"));
    }
    awaitEnd("ReperioErrors", Map.of());
    awaitEnd("ReperioDegraded", Map.of());
  }

  @Test
  @Order(6)
  @DisplayName("While the database says nothing, requests wait for a connection and are slow")
  void theDatabaseHangs() throws Exception {
    String id = publish("read while the database hangs");
    List<CompletableFuture<Integer>> readers = new ArrayList<>();
    try (Part.Outage outage = product.part("postgresql").pause()) {
      for (int i = 0; i < 60; i++) {
        readers.add(
            CompletableFuture.supplyAsync(
                () -> api.anonymous().get("/api/records/{id}", id).statusCode(),
                task -> new Thread(task, "reader").start()));
      }
      Thread.sleep(1_000);
      await("ReperioDatabaseConnectionsExhausted fires")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                readers.add(
                    CompletableFuture.supplyAsync(
                        () -> api.anonymous().get("/api/records/{id}/versions", id).statusCode(),
                        task -> new Thread(task, "reader").start()));
                return prometheus.isFiring(
                    "ReperioDatabaseConnectionsExhausted", Map.of("job", "web-api"));
              });
      await("ReperioSlow fires")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                readers.add(
                    CompletableFuture.supplyAsync(
                        () -> api.anonymous().get("/api/records/{id}/versions", id).statusCode(),
                        task -> new Thread(task, "reader").start()));
                return prometheus.isFiring("ReperioSlow", Map.of("job", "web-api"));
              });
    }
    readers.forEach(CompletableFuture::join);
    awaitEnd("ReperioDatabaseConnectionsExhausted", Map.of());
    awaitEnd("ReperioSlow", Map.of());
  }

  @Test
  @Order(7)
  @DisplayName("Without its registrar a DOI waits")
  void withoutTheRegistrar() {
    try (Part.Outage outage = product.part("registrar").outage()) {
      publish("waits for its DOI");
      awaitFiring("ReperioRegistrationsWait", Map.of());
    }
    awaitEnd("ReperioRegistrationsWait", Map.of());
  }

  @Test
  @Order(8)
  @DisplayName("A job that fails is told until a run succeeds")
  void aJobFails() throws Exception {
    assertThat(
            product
                .commands()
                .attempt("jobs", "run", "ingest", "file=/nowhere.json", "format=datacite-json")
                .status())
        .isNotZero();
    awaitFiring("ReperioJobFailed", Map.of("job_name", "ingest"));
    Path empty = Files.writeString(product.instance().resolveSibling("empty.json"), "[]\n");
    product
        .commands()
        .run(
            "jobs",
            "run",
            "ingest",
            "file=" + empty,
            "format=datacite-json",
            "owner=" + product.researcher().email())
        .succeeded();
    awaitEnd("ReperioJobFailed", Map.of());
  }

  @Test
  @Order(9)
  @DisplayName("A stored file that is not what it was is told until it is whole again")
  void aFileIsDamaged() throws Exception {
    String text = "the content of a file that will be damaged";
    String id = withFile(text);
    Path stored;
    try (Stream<Path> files = Files.walk(product.instance().resolve("files"))) {
      stored =
          files
              .filter(Files::isRegularFile)
              .filter(file -> contentOf(file).equals(text))
              .findAny()
              .orElseThrow();
    }
    Files.writeString(stored, text.replace("file", "fire"));
    product.commands().attempt("files", "fixity", "--run");
    awaitFiring("ReperioFilesDamaged", Map.of());
    Files.writeString(stored, text);
    product.commands().attempt("files", "fixity", "--run");
    awaitEnd("ReperioFilesDamaged", Map.of());
    assertThat(id).isNotBlank();
  }

  private static String contentOf(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private String withFile(String text) {
    String id =
        api.as(token)
            .contentType(ContentType.JSON)
            .body(Map.of("metadata", Api.metadata("damaged"), "files", Map.of("enabled", true)))
            .post("/api/records")
            .path("id");
    api.as(token)
        .contentType(ContentType.JSON)
        .body(List.of(Map.of("key", "a.txt")))
        .post("/api/records/{id}/draft/files", id);
    api.as(token)
        .contentType("application/octet-stream")
        .body(text.getBytes(StandardCharsets.UTF_8))
        .put("/api/records/{id}/draft/files/a.txt/content", id);
    api.as(token).post("/api/records/{id}/draft/files/a.txt/commit", id);
    assertThat(api.as(token).post("/api/records/{id}/draft/actions/publish", id).statusCode())
        .isEqualTo(202);
    return id;
  }

  @Test
  @Order(10)
  @DisplayName("Mail that no server takes waits")
  void mailWaits() {
    String id = restricted();
    api.anonymous()
        .contentType(ContentType.JSON)
        .body(Map.of("email", "reader@example.org", "full_name", "A Reader", "message", "Please"))
        .post("/api/records/{id}/access/request", id)
        .then()
        .statusCode(200);
    awaitFiring("ReperioMailsWait", Map.of());
  }

  /** Everyone may read of it, and only some may read its file. */
  private String restricted() {
    String id =
        api.as(token)
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "metadata", Api.metadata("locked"),
                    "access", Map.of("record", "public", "files", "restricted"),
                    "files", Map.of("enabled", true)))
            .post("/api/records")
            .path("id");
    api.as(token)
        .contentType(ContentType.JSON)
        .body(List.of(Map.of("key", "a.txt")))
        .post("/api/records/{id}/draft/files", id);
    api.as(token)
        .contentType("application/octet-stream")
        .body(new byte[] {'a'})
        .put("/api/records/{id}/draft/files/a.txt/content", id);
    api.as(token).post("/api/records/{id}/draft/files/a.txt/commit", id);
    assertThat(api.as(token).post("/api/records/{id}/draft/actions/publish", id).statusCode())
        .isEqualTo(202);
    return id;
  }

  @Test
  @Order(11)
  @DisplayName("A service that is away, and one that starts again and again")
  void aServiceIsAway() {
    for (int i = 0; i < 3; i++) {
      Part pages = product.part("web-ui");
      ProcessHandle killed = pages.kill();
      pages.awaitSuccessor(killed);
      awaitEndOfStart();
    }
    awaitFiring("ReperioRestarts", Map.of("job", "web-ui"));
    try (Part.Outage outage = product.part("web-ui").outage()) {
      awaitFiring("ReperioInstanceDown", Map.of("job", "web-ui"));
      awaitFiring("ReperioServiceDown", Map.of("job", "web-ui"));
    }
    awaitEnd("ReperioServiceDown", Map.of());
    awaitEnd("ReperioInstanceDown", Map.of());
  }

  private void awaitEndOfStart() {
    await("web-ui answers")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                RestAssured.get(
                            "http://127.0.0.1:%d/q/metrics"
                                .formatted(product.port("web-ui-management")))
                        .statusCode()
                    == 200);
    // Prometheus has seen it.
    await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
  }
}
