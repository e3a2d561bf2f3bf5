package org.reperio.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four services as they are packaged, each killed at least once. */
class EmbeddedServicesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path instance;
  private static Process supervisor;

  @BeforeAll
  static void start() throws Exception {
    supervisor = Jar.up(instance);
  }

  @AfterAll
  static void stop() throws Exception {
    List<String> pids =
        settings().stringPropertyNames().stream().filter(key -> key.endsWith(".pid")).toList();
    Properties last = settings();
    supervisor.destroy();
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).as("the supervisor stops").isTrue();
    for (String pid : pids) {
      assertThat(ProcessHandle.of(Long.parseLong(last.getProperty(pid))))
          .as("%s after a stop", pid)
          .isEmpty();
    }
    assertThat(instance.resolve("services.properties")).doesNotExist();
  }

  @BeforeEach
  void emptyQueues() throws Exception {
    try (Connection connection = clients().amqp(socket -> {});
        Channel channel = connection.createChannel()) {
      channel.queuePurge("record-index");
      channel.queuePurge("record-index.dead");
    }
  }

  private static Properties settings() throws IOException {
    return Jar.settings(instance);
  }

  private static Clients clients() throws IOException {
    return new Clients(settings());
  }

  @Test
  void databaseIsPostgreSqlAndDurable() throws Exception {
    assertThat(clients().sql("SHOW server_version").get(0)).startsWith("17.");
    assertThat(clients().sql("SHOW fsync")).containsExactly("on");
    assertThat(clients().sql("SHOW server_encoding")).containsExactly("UTF8");
    assertThat(clients().sql("SELECT lower('ÄRZTE')")).containsExactly("ärzte");
  }

  @Test
  void databaseAsksForItsPassword() throws Exception {
    Properties wrong = settings();
    wrong.setProperty("reperio.database.password", "guessed");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new Clients(wrong).sql("SELECT 1")))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void cacheAnswers() throws Exception {
    assertThat(clients().redis("PING")).isEqualTo("+PONG");
    assertThat(clients().redis("SET greeting hello")).isEqualTo("+OK");
    assertThat(clients().redis("GET greeting")).isEqualTo("hello");
  }

  @Test
  void searchEngineIndexesAndFinds() throws Exception {
    clients().search("PUT", "/books/_doc/1?refresh=true", "{\"title\": \"On the Origin\"}");
    assertThat(clients().search("GET", "/books/_doc/1", "")).contains("On the Origin");
    assertThat(clients().search("GET", "/books/_count?q=title:origin", "")).contains("\"count\":1");
  }

  @Test
  void brokerRoutesConfirmsAndDelivers() throws Exception {
    clients().publish("record.published", "brokerRoutes");
    assertThat(clients().take("record-index")).isEqualTo("brokerRoutes");
  }

  @Test
  void rejectedMessageIsDeadLetteredAtOnceAndARequeuedOneIsNot() throws Exception {
    clients().publish("record.published", "rejected");
    try (Connection connection = clients().amqp(socket -> {});
        Channel channel = connection.createChannel()) {
      GetResponse first = channel.basicGet("record-index", false);
      channel.basicNack(first.getEnvelope().getDeliveryTag(), false, true);
      GetResponse second = channel.basicGet("record-index", false);
      assertThat(second.getBody()).isEqualTo(first.getBody());
      channel.basicNack(second.getEnvelope().getDeliveryTag(), false, false);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(clients().take("record-index.dead")).isEqualTo("rejected"));
    assertThat(clients().take("record-index")).isNull();
  }

  @Test
  void messageOfAConsumerThatDiesIsDeliveredAgain() throws Exception {
    clients().publish("record.published", "unfinished");
    for (int death = 0; death < 3; death++) {
      AtomicReference<Socket> line = new AtomicReference<>();
      Connection connection = clients().amqp(line::set);
      GetResponse taken = connection.createChannel().basicGet("record-index", false);
      assertThat(taken).as("delivery after %d deaths", death).isNotNull();
      line.get().close();
      await().atMost(PATIENCE).until(() -> !connection.isOpen());
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(clients().waiting("record-index")).isEqualTo(1));
    }
    assertThat(clients().take("record-index")).isEqualTo("unfinished");
    assertThat(clients().waiting("record-index.dead")).isZero();
  }

  @Test
  void dataSurvivesTheDeathOfEachService() throws Exception {
    Clients before = clients();
    before.sql("CREATE TABLE survivor (name text)", "INSERT INTO survivor VALUES ('row')");
    before.redis("SET survivor key");
    before.search("PUT", "/survivors/_doc/1", "{\"name\": \"document\"}");
    before.publish("record.published", "message");
    // The append-only file is synced once a second.
    Thread.sleep(1500);
    Properties old = settings();
    for (String name : List.of("postgresql", "redis", "opensearch", "broker")) {
      ProcessHandle.of(Long.parseLong(old.getProperty("services." + name + ".pid")))
          .orElseThrow()
          .destroyForcibly();
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Properties now = settings();
              for (String name : List.of("postgresql", "redis", "opensearch", "broker")) {
                assertThat(now.getProperty("services." + name + ".pid"))
                    .as("process of %s", name)
                    .isNotEqualTo(old.getProperty("services." + name + ".pid"));
              }
            });
    assertSurvivors(old);
  }

  @Test
  void dataSurvivesTheDeathOfTheSupervisor() throws Exception {
    Clients before = clients();
    before.sql("DROP TABLE IF EXISTS survivor", "CREATE TABLE survivor (name text)");
    before.sql("INSERT INTO survivor VALUES ('row')");
    before.redis("SET survivor key");
    before.search("PUT", "/survivors/_doc/1", "{\"name\": \"document\"}");
    before.publish("record.published", "message");
    Thread.sleep(1500);
    Properties old = settings();
    supervisor.destroyForcibly().waitFor();
    assertThat(Jar.run(instance, "status")).as("status without a supervisor").isEqualTo(3);

    supervisor = Jar.up(instance);

    assertThat(Jar.run(instance, "status")).as("status of a running instance").isZero();
    assertThat(settings().getProperty("services.supervisor.pid"))
        .isEqualTo(Long.toString(supervisor.pid()));
    assertSurvivors(old);
    for (String name : List.of("postgresql", "redis", "opensearch", "broker")) {
      assertThat(ProcessHandle.of(Long.parseLong(old.getProperty("services." + name + ".pid"))))
          .as("the old %s", name)
          .isEmpty();
    }
  }

  private static void assertSurvivors(Properties old) throws Exception {
    Clients after = clients();
    assertThat(after.sql("SELECT name FROM survivor")).containsExactly("row");
    after.sql("DROP TABLE survivor");
    assertThat(after.redis("GET survivor")).isEqualTo("key");
    assertThat(after.search("GET", "/survivors/_doc/1", "")).contains("document");
    assertThat(after.take("record-index")).isEqualTo("message");
    assertThat(after.settings().getProperty("reperio.database.url"))
        .as("the port is kept")
        .isEqualTo(old.getProperty("reperio.database.url"));
  }

  @Test
  void aPortThatSomebodyElseTookIsReplaced() throws Exception {
    Properties old = settings();
    int port = Integer.parseInt(old.getProperty("reperio.broker.port"));
    assertThat(Jar.run(instance, "stop")).isZero();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      supervisor = Jar.up(instance);
      assertThat(settings().getProperty("reperio.broker.port")).isNotEqualTo("" + port);
      assertThat(taken.isBound()).isTrue();
    }
    assertThat(Files.readString(instance.resolve("up.log")))
        .contains("port " + port + " is taken by another program");
    clients().publish("record.published", "on the new port");
    assertThat(clients().take("record-index")).isEqualTo("on the new port");
  }

  @Test
  void secondUpOfARunningInstanceLeavesItAlone() throws Exception {
    Properties old = settings();
    assertThat(Jar.run(instance, "up")).isZero();
    assertThat(settings()).isEqualTo(old);
  }

  @Test
  void passwordsAreForTheOwnerOnly() throws Exception {
    for (String file : List.of("services.properties", "services.env")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(instance.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void environmentFileHasTheSameSettings() throws Exception {
    assertThat(Files.readAllLines(instance.resolve("services.env")))
        .contains(
            "REPERIO_DATABASE_URL=" + settings().getProperty("reperio.database.url"),
            "REPERIO_BROKER_VIRTUAL_HOST=/");
  }
}
