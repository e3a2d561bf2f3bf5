package org.reperio.e2e.product;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.product.Product;

/** One more service beside those of the product, with a heap of 256 MB, as in production. */
public final class SmallService implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Process process;
  private final int port;
  private final int management;
  private final Path log;

  private SmallService(Process process, int port, int management, Path log) {
    this.process = process;
    this.port = port;
    this.management = management;
    this.log = log;
  }

  /** Starts a web-api with the product's database, storage and so on. */
  public static SmallService start(Product product) throws IOException, InterruptedException {
    return start(product, "web-api", Map.of());
  }

  /** The same for any service, with variables of the environment. */
  public static SmallService start(Product product, String service, Map<String, String> variables)
      throws IOException, InterruptedException {
    int port;
    int management;
    try (var socket = new ServerSocket(0);
        var second = new ServerSocket(0)) {
      port = socket.getLocalPort();
      management = second.getLocalPort();
    }
    Path log = product.root().resolve("scripts/e2e/target/small-" + service + ".log");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxDirectMemorySize=128m",
            "-jar",
            product.root().resolve(service + "/target/quarkus-app/quarkus-run.jar").toString());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("REPERIO_") || name.startsWith("QUARKUS_"));
    var settings = product.settings();
    for (String key : settings.stringPropertyNames()) {
      if (key.startsWith("reperio.")) {
        builder
            .environment()
            .put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), settings.getProperty(key));
      }
    }
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var started = new SmallService(process, port, management, log);
    started.awaitReady();
    return started;
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/q/health/ready".formatted(management)))
            .build();
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(200);
      }
    }
    close();
    throw new IllegalStateException("a service does not start:\n" + Files.readString(log));
  }

  /** Where it listens, in plain HTTP. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The port at which it says how it is. */
  public int management() {
    return management;
  }

  /** The most memory that the process ever had, in bytes; Linux tells. */
  public long peakResidentBytes() throws IOException {
    Matcher peak =
        RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    if (!peak.find()) {
      throw new IllegalStateException("no VmHWM in /proc");
    }
    return Long.parseLong(peak.group(1)) * 1024;
  }

  /** Kills it as a crash would. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
