package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.reperio.e2e.product.HeapBallast;
import org.reperio.e2e.product.ProductDatabase;
import org.reperio.e2e.product.Prometheus;
import org.reperio.e2e.product.SmallDisk;
import org.reperio.e2e.product.SmallService;
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

  private static final int MB = 1024 * 1024;

  /** Under the files; null where none can be mounted. */
  private SmallDisk disk;

  private Product product;
  private Prometheus prometheus;
  private Api api;
  private String token;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    SmallDisk.remove(Path.of("target/alerts/instance/files").toAbsolutePath());
    product =
        Product.start(
            "target/alerts",
            Map.of(
                "REPERIO_MAIL_ENABLED", "true",
                "REPERIO_MAIL_HOST", "127.0.0.1",
                "REPERIO_MAIL_PORT", "9",
                "REPERIO_JOBS_THREADS", "1"),
            this::mount);
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
                "reperio_job_overdue_seconds) > 3600",
                "reperio_job_overdue_seconds) > 20",
                "for: 5s\n        labels:\n          severity: warning\n        annotations:\n"
                    + "          summary: \"{{ $value }} DOIs",
                "for: 30s\n        labels:\n          severity: warning\n        annotations:\n"
                    + "          summary: \"{{ $value }} DOIs"));
  }

  private void mount(Path instance) throws InterruptedException {
    try {
      disk = SmallDisk.at(instance.resolve("files"), 64);
    } catch (IOException e) {
      System.err.println("A small disk cannot be mounted here: " + e.getMessage());
    }
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (prometheus != null) {
      prometheus.close();
    }
    if (product != null) {
      product.close();
    }
    if (disk != null) {
      disk.close();
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
      prometheus.probe();
      Thread.sleep(1_000);
    }
    assertThat(prometheus.firing()).isEmpty();
  }

  @Test
  @Order(2)
  @DisplayName("A message that no worker can read is a dead letter")
  void deadLetter() throws Exception {
    send(1, "not an event");
    prometheus.awaitFiring("ReperioDeadLetters", INDEX);
    for (String queue : List.of("record-index", "pid-registration")) {
      product.commands().run("queues", "drop", queue, "--yes").succeeded();
    }
    prometheus.awaitEnd("ReperioDeadLetters", INDEX);
  }

  @Test
  @Order(3)
  @DisplayName("A queue that is paused gets long, and the index falls behind")
  void pausedQueue() throws Exception {
    product.commands().run("queues", "pause", "record-index").succeeded();
    // A worker learns of it a moment later.
    prometheus.awaitFiring("ReperioQueuePaused", INDEX);
    publish("behind");
    send(5_100, "{\"kind\":\"UPDATED\",\"recordId\":\"%s\"}".formatted(UUID.randomUUID()));
    prometheus.awaitFiring("ReperioQueueLong", INDEX);
    prometheus.awaitFiring("ReperioIndexLag", Map.of("model", "rdm"));
    assertThat(prometheus.isFiring("ReperioQueueNotConsumed", INDEX)).isFalse();
    product.commands().run("queues", "resume", "record-index").succeeded();
    prometheus.awaitEnd("ReperioQueuePaused", INDEX);
    prometheus.awaitEnd("ReperioQueueLong", INDEX);
    prometheus.awaitEnd("ReperioIndexLag", Map.of());
  }

  @Test
  @Order(4)
  @DisplayName("Without the broker events wait, and services say that they do without it")
  void withoutTheBroker() {
    try (Part.Outage outage = product.part("broker").outage()) {
      publish("waits for the broker");
      prometheus.awaitFiring("ReperioOutboxOld", Map.of());
      prometheus.awaitFiring("ReperioDegraded", Map.of("job", "worker", "dependency", "broker"));
    }
    prometheus.awaitEnd("ReperioOutboxOld", Map.of());
    prometheus.awaitEnd("ReperioDegraded", Map.of());
  }

  @Test
  @Order(5)
  @DisplayName("Without the engine searches fail")
  void withoutTheEngine() {
    try (Part.Outage outage = product.part("opensearch").outage()) {
      prometheus.awaitFiring(
          "ReperioErrors",
          Map.of("job", "web-api"),
          Duration.ofMillis(100),
          () -> api.anonymous().get("/api/records?q=" + UUID.randomUUID()));
      prometheus.awaitFiring("ReperioDegraded", Map.of("dependency", "search engine"));
    }
    prometheus.awaitEnd("ReperioErrors", Map.of());
    prometheus.awaitEnd("ReperioDegraded", Map.of());
  }

  @Test
  @Order(6)
  @DisplayName("While the database says nothing, requests wait for a connection and are slow")
  void theDatabaseHangs() throws Exception {
    String id = publish("read while the database hangs");
    List<CompletableFuture<Integer>> readers = new ArrayList<>();
    try (Part.Outage outage = product.part("postgresql").pause()) {
      for (int i = 0; i < 60; i++) {
        readers.add(reader("/api/records/" + id));
      }
      Thread.sleep(1_000);
      prometheus.awaitFiring(
          "ReperioDatabaseConnectionsExhausted",
          Map.of("job", "web-api"),
          Duration.ofMillis(500),
          () -> readers.add(reader("/api/records/" + id + "/versions")));
      prometheus.awaitFiring(
          "ReperioSlow",
          Map.of("job", "web-api"),
          Duration.ofMillis(200),
          () -> readers.add(reader("/api/records/" + id + "/versions")));
    }
    readers.forEach(CompletableFuture::join);
    prometheus.awaitEnd("ReperioDatabaseConnectionsExhausted", Map.of());
    prometheus.awaitEnd("ReperioSlow", Map.of());
  }

  private CompletableFuture<Integer> reader(String path) {
    return CompletableFuture.supplyAsync(
        () -> api.anonymous().get(path).statusCode(), task -> new Thread(task, "reader").start());
  }

  @Test
  @Order(7)
  @DisplayName("Without its registrar a DOI waits")
  void withoutTheRegistrar() {
    try (Part.Outage outage = product.part("registrar").outage()) {
      publish("waits for its DOI");
      prometheus.awaitFiring("ReperioRegistrationsWait", Map.of());
    }
    prometheus.awaitEnd("ReperioRegistrationsWait", Map.of());
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
    prometheus.awaitFiring("ReperioJobFailed", Map.of("job_name", "ingest"));
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
    prometheus.awaitEnd("ReperioJobFailed", Map.of());
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
    prometheus.awaitFiring("ReperioFilesDamaged", Map.of());
    Files.writeString(stored, text);
    product.commands().attempt("files", "fixity", "--run");
    prometheus.awaitEnd("ReperioFilesDamaged", Map.of());
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
    prometheus.awaitFiring("ReperioMailsWait", Map.of());
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
    prometheus.awaitFiring("ReperioRestarts", Map.of("job", "web-ui"));
    try (Part.Outage outage = product.part("web-ui").outage()) {
      prometheus.awaitFiring("ReperioInstanceDown", Map.of("job", "web-ui"));
      prometheus.awaitFiring("ReperioServiceDown", Map.of("job", "web-ui"));
    }
    prometheus.awaitEnd("ReperioServiceDown", Map.of());
    prometheus.awaitEnd("ReperioInstanceDown", Map.of());
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

  @Test
  @Order(12)
  @DisplayName("With no other worker to take from them, queues are told not to be consumed")
  void nobodyConsumes() throws Exception {
    try (SmallService onlooker =
            SmallService.start(product, "worker", Map.of("REPERIO_MONITOR_ALONE", "true"));
        Prometheus.Watch watch =
            prometheus.watch(
                "onlooker",
                onlooker.management(),
                Map.of("job", "worker", "__metrics_path__", "/q/metrics"))) {
      try (Part.Outage outage = product.part("worker").outage()) {
        prometheus.awaitFiring("ReperioQueueNotConsumed", INDEX);
        prometheus.awaitFiring("ReperioQueueNotConsumed", Map.of("queue", "pid-registration"));
      }
      prometheus.awaitEnd("ReperioQueueNotConsumed", Map.of());
    }
  }

  @Test
  @Order(13)
  @DisplayName("A document that does not suit the mapping is told until the index is made anew")
  void theEngineRejectsADocument() throws Exception {
    // Somebody has given a type to what the model leaves out of the index.
    Properties settings = product.settings();
    RestAssured.given()
        .auth()
        .preemptive()
        .basic(
            settings.getProperty("reperio.search.username"),
            settings.getProperty("reperio.search.password"))
        .contentType(ContentType.JSON)
        .body(
            """
            {"properties": {"metadata": {"properties":
              {"rights": {"properties": {"link": {"type": "date"}}}}}}}""")
        .put(
            "http://%s/reperio-rdm-records/_mapping"
                .formatted(settings.getProperty("reperio.search.hosts")))
        .then()
        .statusCode(200);
    String id = underTermsOfItsOwn("rejected");
    prometheus.awaitFiring("ReperioIndexRejections", Map.of());
    assertThat(product.commands().run("index", "status", "--json").out())
        .contains(id, "metadata.rights.link");
    assertThat(api.ids("rejected")).isEmpty();
    product.commands().run("index", "rebuild", "rdm");
    prometheus.awaitEnd("ReperioIndexRejections", Map.of());
    assertThat(api.ids("rejected")).containsExactly(id);
  }

  private String underTermsOfItsOwn(String title) {
    var metadata = new HashMap<>(Api.metadata(title));
    metadata.put(
        "rights",
        List.of(Map.of("title", Map.of("en", "Ask us"), "link", "https://example.org/terms")));
    String id =
        api.as(token)
            .contentType(ContentType.JSON)
            .body(Map.of("metadata", metadata, "files", Map.of("enabled", false)))
            .post("/api/records")
            .path("id");
    assertThat(api.as(token).post("/api/records/{id}/draft/actions/publish", id).statusCode())
        .isEqualTo(202);
    return id;
  }

  @Test
  @Order(14)
  @DisplayName("While a worker is busy with one job, others are overdue")
  void workersAreBusy() throws Exception {
    Path slow = product.instance().resolveSibling("slow.json");
    Files.deleteIfExists(slow);
    assertThat(new ProcessBuilder("mkfifo", slow.toString()).inheritIO().start().waitFor())
        .isZero();
    try (var source = new RandomAccessFile(slow.toFile(), "rw")) {
      product
          .commands()
          .run(
              "jobs",
              "run",
              "ingest",
              "file=" + slow,
              "format=datacite-json",
              "owner=" + product.researcher().email(),
              "--detach");
      // It is due each minute.
      prometheus.awaitFiring("ReperioJobOverdue", Map.of("job_name", "embargo-lifting"));
      source.writeBytes("[]\n");
    }
    prometheus.awaitEnd("ReperioJobOverdue", Map.of());
  }

  @Test
  @Order(15)
  @DisplayName("Nine days without a check of files are told until there is one")
  void filesAreNotChecked() throws Exception {
    var database = new ProductDatabase(product);
    // So is it when the worker with the job was away.
    database.update(
        """
        update job set created = created - interval '9 days', next_run = now() + interval '1 hour'
        where task = 'fixity'""");
    database.update(
        """
        update job_run set created = created - interval '9 days',
          finished = finished - interval '9 days'
        where task = 'fixity' and finished is not null""");
    prometheus.awaitFiring("ReperioFixityOld", Map.of("job_name", "fixity"));
    product.commands().run("files", "fixity", "--run");
    prometheus.awaitEnd("ReperioFixityOld", Map.of());
  }

  @Test
  @Order(16)
  @DisplayName("A disk with little room for files is told until there is some")
  void theDiskFillsUp() throws IOException {
    assumeTrue(disk != null, "a small disk cannot be mounted here");
    disk.fill(MB);
    prometheus.awaitFiring(
        "ReperioDiskNearlyFull", Map.of("path", product.instance().resolve("files").toString()));
    disk.empty();
    prometheus.awaitEnd("ReperioDiskNearlyFull", Map.of());
  }

  @Test
  @Order(17)
  @DisplayName("A service with hardly any heap left is told until a collection frees some")
  void theHeapFillsUp() throws IOException {
    ProcessHandle pages = product.part("web-ui").process().orElseThrow();
    try (HeapBallast ballast = HeapBallast.in(pages, 0.95, product.instance().getParent())) {
      prometheus.awaitFiring("ReperioHeapFull", Map.of("job", "web-ui"));
      assertThat(api.anonymous().accept("text/html").get("/").statusCode()).isEqualTo(200);
    }
    prometheus.awaitEnd("ReperioHeapFull", Map.of());
    assertThat(product.part("web-ui").process()).contains(pages);
  }
}
