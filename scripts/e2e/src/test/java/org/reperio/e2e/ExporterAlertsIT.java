package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.reperio.e2e.product.Exporter;
import org.reperio.e2e.product.ProductDatabase;
import org.reperio.e2e.product.Prometheus;
import org.reperio.e2e.product.RabbitControl;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;

/**
 * The causes of alerts about the database, the engine, the broker and the certificate are made. The
 * exporters that tell Prometheus of them are Debian's, and RabbitMQ's own.
 */
@Tag("slow")
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExporterAlertsIT {

  /** Of 120, of which the services leave most to others while they have nothing to do. */
  private static final int CONNECTIONS = 112;

  private Product product;
  private Prometheus prometheus;
  private Path folder;
  private Api api;
  private String token;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    product =
        Product.start(
            "target/exporter-alerts",
            Map.of("REPERIO_EMBEDDED_BROKER", RabbitControl.isInstalled() ? "rabbitmq" : "qpid"),
            instance -> {});
    api = product.api();
    token = product.researcher().token();
    folder = product.instance().resolveSibling("prometheus");
    prometheus =
        Prometheus.start(
            product,
            folder,
            Map.of(
                // A certificate that has less than two weeks left the server replaces by itself.
                "time() < 14 * 86400",
                "time() < 21 * 86400",
                "reperio_outbox_age_seconds) > 60",
                "reperio_outbox_age_seconds) > 20"));
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

  @Test
  @Order(1)
  @DisplayName("A database with hardly any connection left is told until some are free")
  void connectionsRunOut() throws Exception {
    Properties settings = product.settings();
    var database = new ProductDatabase(product);
    List<Connection> taken = new ArrayList<>();
    try (Exporter exporter =
            Exporter.start(
                product,
                "prometheus-postgres-exporter",
                folder,
                Map.of(
                    "DATA_SOURCE_URI",
                        settings
                                .getProperty("reperio.database.url")
                                .replaceFirst("^jdbc:postgresql://", "")
                            + "?sslmode=disable",
                    "DATA_SOURCE_USER", settings.getProperty("reperio.database.username"),
                    "DATA_SOURCE_PASS", settings.getProperty("reperio.database.password")),
                List.of());
        Prometheus.Watch watch =
            prometheus.watch("database", exporter.port(), Map.of("job", "postgresql"))) {
      try {
        while (database.number("select sum(numbackends) from pg_stat_database") < CONNECTIONS) {
          taken.add(database.connect());
        }
        prometheus.awaitFiring("ReperioPostgresConnectionsExhausted", Map.of());
      } finally {
        for (Connection connection : taken) {
          connection.close();
        }
      }
      prometheus.awaitEnd("ReperioPostgresConnectionsExhausted", Map.of());
    }
    assertThat(taken).isNotEmpty();
  }

  @Test
  @Order(2)
  @DisplayName("An engine that has lost an index is told until the index is made anew")
  void anIndexIsLost() throws Exception {
    String kept = publish("kept in the database");
    Properties settings = product.settings();
    try (Exporter exporter =
            Exporter.start(
                product,
                "prometheus-elasticsearch-exporter",
                folder,
                Map.of(),
                List.of(
                    "--es.uri=http://%s:%s@%s"
                        .formatted(
                            settings.getProperty("reperio.search.username"),
                            settings.getProperty("reperio.search.password"),
                            settings.getProperty("reperio.search.hosts"))));
        Prometheus.Watch watch =
            prometheus.watch("engine", exporter.port(), Map.of("job", "engine"))) {
      loseIndexOfRecords();
      String written = publish("written to what is lost");
      prometheus.awaitFiring("ReperioEngineRed", Map.of());
      assertThat(api.anonymous().get("/api/records").statusCode()).isEqualTo(503);
      product.commands().run("index", "init");
      product.commands().run("index", "rebuild", "rdm");
      prometheus.awaitEnd("ReperioEngineRed", Map.of());
      assertThat(api.ids("")).contains(kept, written);
    }
  }

  /** Takes its folder away while the engine runs, as a disk that fails would. */
  private void loseIndexOfRecords() throws IOException {
    String uuid = engine().get("/_cat/indices/reperio-rdm-records?h=uuid").asString().strip();
    Path shard =
        product.instance().resolve("services/opensearch/data/nodes/0/indices/" + uuid + "/0");
    Files.move(shard, folder.resolve("lost-" + uuid));
  }

  private RequestSpecification engine() throws IOException {
    Properties settings = product.settings();
    return RestAssured.given()
        .baseUri("http://" + settings.getProperty("reperio.search.hosts"))
        .auth()
        .preemptive()
        .basic(
            settings.getProperty("reperio.search.username"),
            settings.getProperty("reperio.search.password"));
  }

  private String publish(String title) {
    var published = api.publish(token, title);
    assertThat(published.statusCode()).as(published.asString()).isEqualTo(202);
    return published.path("id");
  }

  @Test
  @Order(3)
  @DisplayName("A certificate that expires soon is told until the site shows another one")
  void theCertificateExpires() throws Exception {
    Path modules =
        Files.writeString(
            folder.resolve("blackbox.yaml"),
            """
            modules:
              site:
                prober: http
                timeout: 2s
                http: {preferred_ip_protocol: ip4, tls_config: {insecure_skip_verify: true}}
            """);
    Path store = product.instance().resolve("services/certificate.p12");
    try (Exporter exporter =
            Exporter.start(
                product,
                "prometheus-blackbox-exporter",
                folder,
                Map.of(),
                List.of("--config.file=" + modules));
        Prometheus.Watch watch =
            prometheus.watch(
                "site",
                exporter.port(),
                Map.of(
                    "job", "site",
                    "instance", product.site().toString(),
                    "__metrics_path__", "/probe",
                    "__param_module", "site",
                    "__param_target", product.site() + "/ping"))) {
      Files.delete(store);
      makeCertificate(store, 20);
      reopen();
      prometheus.awaitFiring(
          "ReperioCertificateExpires", Map.of("instance", product.site().toString()));
      // The server makes a new one where there is none.
      Files.delete(store);
      reopen();
      prometheus.awaitEnd("ReperioCertificateExpires", Map.of());
    }
  }

  private void reopen() {
    Part door = product.part("front-door");
    door.awaitSuccessor(door.kill());
  }

  private void makeCertificate(Path store, int days) throws IOException, InterruptedException {
    var keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "reperio",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost",
            "-validity",
            Integer.toString(days),
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:env",
            "PASSWORD");
    keytool.environment().put("PASSWORD", Files.readString(store.resolveSibling("password")));
    assertThat(keytool.inheritIO().start().waitFor()).isZero();
  }

  @Test
  @Order(4)
  @DisplayName("A broker that is short of memory is told until it has enough; events wait")
  void theBrokerIsShortOfMemory() throws Exception {
    assumeTrue(RabbitControl.isInstalled(), "Debian's package rabbitmq-server is not installed");
    RabbitControl broker = RabbitControl.of(product);
    try (Prometheus.Watch watch =
        prometheus.watch("broker", product.port("broker-metrics"), Map.of("job", "rabbitmq"))) {
      broker.run("set_vm_memory_high_watermark", "absolute", "1MB");
      prometheus.awaitFiring("ReperioBrokerAlarm", Map.of());
      prometheus.awaitFiring(
          "ReperioOutboxOld",
          Map.of(),
          Duration.ofSeconds(1),
          () -> publish("waits for room in the broker"));
      broker.run("set_vm_memory_high_watermark", "0.4");
      prometheus.awaitEnd("ReperioBrokerAlarm", Map.of());
      prometheus.awaitEnd("ReperioOutboxOld", Map.of());
    }
  }
}
