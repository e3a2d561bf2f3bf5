package org.reperio.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.e2e.product.Holdings;
import org.reperio.e2e.product.RabbitControl;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;

/**
 * The whole product on RabbitMQ itself, Debian's package, with the definitions of {@code
 * docker/rabbitmq}: what the embedded broker does not have.
 */
@Tag("slow")
@Order(7)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RabbitMqIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MANY = 5_000;
  private static final List<String> QUEUES = List.of("record-index", "pid-registration");

  @TempDir private Path folder;

  private Product product;
  private RabbitControl broker;
  private Api api;
  private String token;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    assumeTrue(RabbitControl.isInstalled(), "Debian's package rabbitmq-server is not installed");
    product =
        Product.start(
            "target/rabbitmq", Map.of("REPERIO_EMBEDDED_BROKER", "rabbitmq"), instance -> {});
    broker = RabbitControl.of(product);
    api = product.api();
    token = product.researcher().token();
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (product != null) {
      product.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName("The queues are quorum queues under the policies, and the user configures nothing")
  void definitionsAreInForce() throws IOException, InterruptedException {
    assertThat(broker.queues("type"))
        .containsOnlyKeys(
            "record-index", "record-index.dead", "pid-registration", "pid-registration.dead")
        .allSatisfy((queue, type) -> assertThat(type).as(queue).isEqualTo("quorum"));
    assertThat(broker.queues("policy").get("record-index")).isEqualTo("dead-letter-record-index");
    assertThat(broker.run("-q", "list_policies"))
        .contains("at-least-once", "\"delivery-limit\":20");
    assertThat(broker.run("-q", "--no-table-headers", "list_user_permissions", "reperio"))
        .contains("^$");
  }

  @Test
  @Order(2)
  @DisplayName("An event that the broker has not confirmed stays in the outbox")
  void nothingLeavesTheOutboxUnconfirmed() throws Exception {
    String word = "unconfirmed";
    String first;
    try (Part.Outage stopped = product.part("broker").pause()) {
      first = publish(word);
      // The broker's connections are open and take what is sent; nobody confirms it.
      Thread.sleep(20_000);
      awaitOutbox();
    }
    awaitFound(word, 1);
    assertThat(first).isNotBlank();
    awaitNoneWaiting();
  }

  @Test
  @Order(3)
  @DisplayName("An event for which the broker has no queue stays in the outbox")
  void nothingGoesNowhere() throws Exception {
    broker.run("delete_queue", "record-index");
    Response draft =
        api.as(token)
            .contentType("application/json")
            .body(Api.document("nowhere"))
            .post("/api/records");
    assertThat(draft.statusCode()).isEqualTo(201);
    awaitOutbox();
    importDefinitions();
    await("the draft is found")
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> drafts("nowhere") == 1);
    awaitNoneWaiting();
  }

  @Test
  @Order(4)
  @DisplayName("The broker is killed with 5,000 events waiting: the same worker indexes them all")
  void brokerIsKilled() throws Exception {
    ProcessHandle worker = product.part("worker").process().orElseThrow();
    try (Part.Outage stopped = product.part("opensearch").pause()) {
      ingest("brokerkilled");
      awaitWaiting(MANY);
      killBroker();
      awaitWaiting(MANY);
    }
    // Now while it works on them, and again.
    for (int part = 1; part <= 2; part++) {
      int some = part * 500;
      await("some are indexed")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptions()
          .until(() -> api.total("brokerkilled") >= some);
      killBroker();
    }
    awaitFound("brokerkilled", MANY);
    awaitNoneWaiting();
    assertThat(product.part("worker").process().orElseThrow().pid()).isEqualTo(worker.pid());
    assertNoneDead();
  }

  @Test
  @Order(5)
  @DisplayName("The worker is killed with 5,000 events waiting: its successor indexes them all")
  void workerIsKilled() throws Exception {
    try (Part.Outage stopped = product.part("opensearch").pause()) {
      ingest("workerkilled");
      awaitWaiting(MANY);
      Part worker = product.part("worker");
      worker.awaitSuccessor(worker.kill());
    }
    awaitFound("workerkilled", MANY);
    awaitNoneWaiting();
    assertNoneDead();
  }

  @Test
  @Order(6)
  @DisplayName("Events that were lost with the broker's data are made up for")
  void brokerIsEmptied() throws Exception {
    try (Part.Outage stopped = product.part("opensearch").pause()) {
      publish("lostevents one");
      publish("lostevents two");
      await("they wait").atMost(PATIENCE).until(() -> waiting("record-index") >= 2);
      broker.run("stop_app");
      broker.run("reset");
      broker.run("start_app");
    }
    assertThat(broker.queues("type")).hasSize(4);
    Thread.sleep(3_000);
    assertThat(product.commands().run("index", "update").out()).contains("lacked 2 changes");
    awaitFound("lostevents", 2);
    publish("afterreset");
    awaitFound("afterreset", 1);
    assertThat(Holdings.of(product).agree()).isTrue();
  }

  @Test
  @Order(7)
  @DisplayName("What cannot be handled is a dead letter with its reason")
  void deadLetters() throws Exception {
    send("reperio.events", "record.updated", "no JSON");
    for (String queue : QUEUES) {
      await("it is dead").atMost(PATIENCE).until(() -> waiting(queue + ".dead") == 1);
      try (Connection connection = connect();
          Channel channel = connection.createChannel()) {
        GetResponse letter = channel.basicGet(queue + ".dead", true);
        assertThat(new String(letter.getBody(), UTF_8)).isEqualTo("no JSON");
        assertThat(letter.getProps().getHeaders().get("reperio-reason").toString())
            .contains("JsonParseException");
      }
    }
    // The broker counts from time to time.
    await("they are taken").atMost(PATIENCE).pollInterval(POLL).untilAsserted(this::assertNoneDead);
  }

  private Connection connect() throws Exception {
    Properties settings = product.settings();
    var factory = new ConnectionFactory();
    factory.setHost(settings.getProperty("reperio.broker.host"));
    factory.setPort(Integer.parseInt(settings.getProperty("reperio.broker.port")));
    factory.setUsername(settings.getProperty("reperio.broker.username"));
    factory.setPassword(settings.getProperty("reperio.broker.password"));
    return factory.newConnection();
  }

  /** Sends a message with the rights of the application. */
  private void send(String exchange, String key, String message) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          exchange, key, true, MessageProperties.PERSISTENT_BASIC, message.getBytes(UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  @Test
  @Order(8)
  @DisplayName("scripts/setup empties an instance, and gives a broker the queues that it lacks")
  void setup() throws Exception {
    broker.run("delete_queue", "record-index.dead");
    Path log = folder.resolve("setup.log");
    Process setup =
        product
            .program(product.root().resolve("scripts/setup").toString(), "--yes")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(setup.waitFor()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).doesNotContain("missing");
    assertThat(broker.queues("messages"))
        .allSatisfy((queue, count) -> assertThat(count).as(queue).isEqualTo("0"));
  }

  private void killBroker() {
    Part part = product.part("broker");
    part.awaitSuccessor(part.kill());
  }

  private void importDefinitions() throws IOException, InterruptedException {
    broker.run(
        "import_definitions",
        product.instance().resolve("services/rabbitmq/definitions.json").toString());
  }

  private String publish(String title) {
    Response answer = api.publish(token, title);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return answer.path("id");
  }

  /** Each record in a transaction of its own, which leaves a message of its own. */
  private void ingest(String word) throws IOException, InterruptedException {
    Path source =
        Files.write(
            folder.resolve(word + ".ndjson"),
            IntStream.rangeClosed(1, MANY)
                .mapToObj(
                    number ->
                        """
                        {"id": "%2$s-%1$d", "is_published": true,\
                         "access": {"record": "public", "files": "public"},\
                         "files": {"enabled": false},\
                         "metadata": {"title": "Series %1$d, %2$s", "publication_date": "2025",\
                         "publisher": "Reperio", "resource_type": {"id": "dataset"},\
                         "creators": [{"person_or_org": {"type": "personal", "family_name": "Silva",\
                         "given_name": "Ana"}}]}}"""
                            .formatted(number, word))
                .toList());
    assertThat(
            product
                .commands()
                .run(
                    "ingest",
                    "--format",
                    "inveniordm-json",
                    "--source",
                    word,
                    "--owner",
                    product.researcher().email(),
                    "--batch",
                    "1",
                    source.toString())
                .lastLine())
        .contains(" 0 rejected");
  }

  private long outbox() throws IOException {
    String metrics =
        RestAssured.get(
                "http://127.0.0.1:%d/q/metrics".formatted(product.port("worker-management")))
            .asString()
            .lines()
            .filter(line -> line.startsWith("reperio_outbox_events"))
            .findFirst()
            .orElseThrow();
    return (long) Double.parseDouble(metrics.substring(metrics.lastIndexOf(' ') + 1));
  }

  private void awaitOutbox() {
    await("an event is in the outbox")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(POLL)
        .ignoreExceptions()
        .until(() -> outbox() > 0);
  }

  private long drafts(String word) {
    return api.as(token)
        .queryParam("q", word)
        .get("/api/user/records")
        .jsonPath()
        .getLong("hits.total");
  }

  private long waiting(String queue) throws IOException, InterruptedException {
    return Long.parseLong(broker.queues("messages").get(queue));
  }

  /** Handed out or not: none is acknowledged while the search engine is away. */
  private void awaitWaiting(int count) {
    await("%d events wait in the broker".formatted(count))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(waiting("record-index")).isGreaterThanOrEqualTo(count));
  }

  private void awaitNoneWaiting() {
    await("no event waits")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(outbox()).isZero();
              for (String queue : QUEUES) {
                assertThat(waiting(queue)).as(queue).isZero();
              }
            });
  }

  private void awaitFound(String word, int count) {
    await("%d of %s are found".formatted(count, word))
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api.total(word)).isEqualTo(count));
  }

  private void assertNoneDead() throws IOException, InterruptedException {
    for (String queue : QUEUES) {
      assertThat(waiting(queue + ".dead")).as("dead letters of %s", queue).isZero();
    }
  }
}
