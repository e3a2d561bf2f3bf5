package org.reperio.e2e.product;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reperio.product.Product;

/**
 * A real Prometheus that watches a product by the alerts that ship. Only times are shorter: it asks
 * every two seconds, waits five seconds for a cause to last, and looks back for half a minute.
 */
public final class Prometheus implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final String address;
  private final Path log;

  private Prometheus(Process process, int port, Path log) {
    this.process = process;
    this.address = "http://127.0.0.1:" + port;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder for its data and its log
   * @param shorter what else takes shorter: texts of the rules, and what replaces them
   */
  public static Prometheus start(Product product, Path folder, Map<String, String> shorter)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String rules =
        Files.readString(product.root().resolve("deploy/observability/rules.yaml"))
            .replaceAll("for: \\w+", "for: 5s")
            .replaceAll("\\[(5|10)m]", "[30s]");
    for (Map.Entry<String, String> change : shorter.entrySet()) {
      if (!rules.contains(change.getKey())) {
        throw new IllegalArgumentException("no rule has " + change.getKey());
      }
      rules = rules.replace(change.getKey(), change.getValue());
    }
    Files.writeString(folder.resolve("rules.yaml"), rules);
    Files.writeString(folder.resolve("prometheus.yaml"), configuration(product));
    int port = freePort();
    Path log = folder.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                program(product),
                "--config.file=" + folder.resolve("prometheus.yaml"),
                // What another run has seen is none of this one's business.
                "--storage.tsdb.path=" + Files.createTempDirectory(folder, "data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop Prometheus"));
    var prometheus = new Prometheus(process, port, log);
    await("Prometheus is ready")
        .atMost(START)
        .ignoreExceptions()
        .until(() -> RestAssured.get(prometheus.address + "/-/ready").statusCode() == 200);
    return prometheus;
  }

  private static String program(Product product) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                product.root().resolve("scripts/alerts").toString(), "tool", "prometheus")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new IllegalStateException("there is no Prometheus");
    }
    return path.strip();
  }

  private static String configuration(Product product) throws IOException {
    var text =
        new StringBuilder(
            """
            global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
            rule_files: [rules.yaml]
            scrape_configs:
            """);
    for (String service : List.of("web-api", "web-ui", "worker")) {
      text.append(
          """
            - job_name: %s
              metrics_path: /q/metrics
              static_configs: [{targets: ["127.0.0.1:%d"]}]
          """
              .formatted(service, product.port(service + "-management")));
    }
    return text.toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The alerts that fire now, each with its labels. */
  public List<Map<String, String>> firing() {
    return RestAssured.get(address + "/api/v1/alerts")
        .jsonPath()
        .<Map<String, String>>getList("data.alerts.findAll { it.state == 'firing' }.labels");
  }

  /** Whether an alert fires, for something that has these labels. */
  public boolean isFiring(String alert, Map<String, String> labels) {
    return firing().stream()
        .anyMatch(
            found ->
                alert.equals(found.get("alertname"))
                    && found.entrySet().containsAll(labels.entrySet()));
  }

  /** Where it says what it does. */
  public Path log() {
    return log;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
