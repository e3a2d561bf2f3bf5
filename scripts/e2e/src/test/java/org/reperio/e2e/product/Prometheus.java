package org.reperio.e2e.product;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.reperio.product.Product;

/**
 * A real Prometheus that watches a product by the alerts that ship. Only times are shorter: it asks
 * every two seconds, waits five seconds for a cause to last, and looks back for half a minute.
 */
public final class Prometheus implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Product product;
  private final Process process;
  private final String address;
  private final Path targets;

  private Prometheus(Product product, Process process, int port, Path targets) {
    this.product = product;
    this.process = process;
    this.address = "http://127.0.0.1:" + port;
    this.targets = targets;
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
    Path targets = emptied(folder.resolve("targets"));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program(product, "prometheus"),
                "--config.file=" + folder.resolve("prometheus.yaml"),
                // What another run has seen is none of this one's business.
                "--storage.tsdb.path=" + Files.createTempDirectory(folder, "data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop Prometheus"));
    var prometheus = new Prometheus(product, process, port, targets);
    await("Prometheus is ready")
        .atMost(START)
        .ignoreExceptions()
        .until(() -> RestAssured.get(prometheus.address + "/-/ready").statusCode() == 200);
    return prometheus;
  }

  /** Without what a run before has left. */
  private static Path emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** A program of Prometheus or of its exporters. */
  static String program(Product product, String name) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(product.root().resolve("scripts/alerts").toString(), "tool", name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new IllegalStateException("there is no " + name);
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
              - job_name: others
                file_sd_configs: [{files: ["targets/*.json"], refresh_interval: 5s}]
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

  static int freePort() throws IOException {
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

  /** Waits until an alert fires, for something that has these labels. */
  public void awaitFiring(String alert, Map<String, String> labels) {
    awaitFiring(alert, labels, Duration.ofSeconds(1), this::probe);
  }

  /**
   * The same while something is done again and again.
   *
   * @param pause after each time
   */
  public void awaitFiring(
      String alert, Map<String, String> labels, Duration pause, Runnable meanwhile) {
    await(alert + " fires")
        .atMost(PATIENCE)
        .pollInterval(pause)
        .until(
            () -> {
              meanwhile.run();
              return isFiring(alert, labels);
            });
  }

  /** Waits until an alert does not fire, or not for anything that has these labels. */
  public void awaitEnd(String alert, Map<String, String> labels) {
    await(alert + " ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              probe();
              return !isFiring(alert, labels);
            });
  }

  /** Asks services how they are, as a cluster does all the time. */
  public void probe() {
    for (String service : List.of("web-api", "worker")) {
      try {
        RestAssured.get(
            "http://127.0.0.1:%d/q/health/ready".formatted(product.port(service + "-management")));
      } catch (Exception e) {
        // It is away, which others notice.
      }
    }
  }

  /** The time in which it also asks another program. */
  @FunctionalInterface
  public interface Watch extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /**
   * Also asks another program, at a port of this machine.
   *
   * @param name of the program
   * @param labels of what it says: {@code job}, for example, or where Prometheus looks
   */
  public Watch watch(String name, int port, Map<String, String> labels) throws IOException {
    Path target = targets.resolve(name + ".json");
    Path fresh = targets.resolve(name + ".new");
    Files.writeString(
        fresh,
        JSON.writeValueAsString(
            List.of(Map.of("targets", List.of("127.0.0.1:" + port), "labels", labels))));
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    return () -> Files.delete(target);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
