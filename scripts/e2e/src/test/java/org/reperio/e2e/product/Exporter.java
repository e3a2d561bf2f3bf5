package org.reperio.e2e.product;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.reperio.product.Product;

/** A program of Debian that tells Prometheus what another one does not tell by itself. */
public final class Exporter implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);

  private final Process process;
  private final int port;

  private Exporter(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one, and waits until it answers.
   *
   * @param name of its package and of the program, such as {@code prometheus-blackbox-exporter}
   * @param folder for its log
   * @param variables of its environment
   * @param arguments beside the address at which it listens
   */
  public static Exporter start(
      Product product,
      String name,
      Path folder,
      Map<String, String> variables,
      List<String> arguments)
      throws IOException, InterruptedException {
    int port = Prometheus.freePort();
    var builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        Prometheus.program(product, name),
                        "--web.listen-address=127.0.0.1:" + port),
                    arguments.stream())
                .toList());
    builder.environment().putAll(variables);
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop " + name));
    await(name + " answers")
        .atMost(START)
        .ignoreExceptions()
        .until(
            () ->
                RestAssured.get("http://127.0.0.1:%d/metrics".formatted(port)).statusCode() == 200);
    return new Exporter(process, port);
  }

  public int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
