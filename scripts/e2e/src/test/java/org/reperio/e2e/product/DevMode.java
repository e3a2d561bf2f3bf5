package org.reperio.e2e.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.reperio.product.Product;

/** One service as {@code scripts/dev} runs it, from a tree of its own. */
public final class DevMode implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final int port;

  private DevMode(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts a service beside the running product, whose databases and queues it joins. */
  public static DevMode start(Product product, SourceTree tree, String service) throws IOException {
    int port = freePort();
    Path log = product.root().resolve("scripts/e2e/target/dev-" + service + ".log");
    Process process =
        product
            .program(
                tree.root().resolve("scripts/dev").toString(),
                service,
                "-B",
                "-Ddebug=false",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + freePort())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    var dev = new DevMode(process, log, port);
    await("%s runs in dev mode, see %s".formatted(service, log))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .failFast("the service did not start", () -> !process.isAlive())
        .until(() -> Files.readString(log).contains("Live Coding activated"));
    return dev;
  }

  /** Waits until a page contains a text; the request itself makes the service reload. */
  public void awaitText(String path, String text) {
    await("%s contains %s, see %s".formatted(path, text, log))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> get(path).contains(text));
  }

  private String get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return client
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
