package org.reperio.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Real PostgreSQL, OpenSearch, Redis and an AMQP broker for the tests of a module. They are those
 * that REPERIO_TEST_SERVICES names (scripts/test starts them once for all modules), or else
 * embedded ones started here. Every run gets a database, an index prefix and a folder of its own.
 *
 * <p>With {@code -Dreperio.test.containers=true} they are containers instead, where a Docker engine
 * is.
 */
public class TestServices implements QuarkusTestResourceLifecycleManager {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Process embedded;
  private TestContainers containers;

  @Override
  public Map<String, String> start() {
    try {
      Map<String, String> settings = new HashMap<>();
      services().forEach((key, value) -> settings.put(key.toString(), value.toString()));
      // A test that is about DOIs says so, and brings a registrar of its own.
      settings
          .keySet()
          .removeIf(key -> !key.startsWith("reperio.") || key.startsWith("reperio.pids."));
      String run = "test" + UUID.randomUUID().toString().substring(0, 8);
      settings.put("reperio.database.url", database(settings, run));
      settings.put("reperio.search.prefix", run);
      settings.put(
          "reperio.storage.directory", Files.createTempDirectory("reperio-files").toString());
      return settings;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the test services do not work", e);
    }
  }

  private Properties services() throws IOException {
    if (Boolean.getBoolean("reperio.test.containers")) {
      containers = new TestContainers();
      return containers.start();
    }
    String shared = System.getenv("REPERIO_TEST_SERVICES");
    return read(shared == null ? startEmbedded() : Path.of(shared));
  }

  private static Properties read(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private Path startEmbedded() throws IOException {
    Path jar = Repository.root().resolve("scripts/services/target/services/reperio-services.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: run scripts/bootstrap first");
    }
    Path instance = Files.createTempDirectory("reperio-test");
    embedded =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString(),
                "up",
                "--instance",
                instance.toString())
            .redirectErrorStream(true)
            .redirectOutput(instance.resolve("up.log").toFile())
            .start();
    Path ready = instance.resolve("services.properties");
    for (Instant end = Instant.now().plus(PATIENCE); !Files.exists(ready); pause()) {
      if (!embedded.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "the embedded services did not start:\n"
                + Files.readString(instance.resolve("up.log")));
      }
    }
    return ready;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String database(Map<String, String> settings, String name) throws SQLException {
    String url = settings.get("reperio.database.url");
    try (var connection =
            DriverManager.getConnection(
                url,
                settings.get("reperio.database.username"),
                settings.get("reperio.database.password"));
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
  }

  @Override
  public void stop() {
    if (containers != null) {
      containers.stop();
    }
    if (embedded == null) {
      return;
    }
    embedded.destroy();
    try {
      if (!embedded.waitFor(30, TimeUnit.SECONDS)) {
        embedded.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where this clone is, and the real data beside it. */
  public static final class Repository {

    private Repository() {}

    /** The folder that has the Maven wrapper. */
    public static Path root() {
      for (Path folder = Path.of("").toAbsolutePath();
          folder != null;
          folder = folder.getParent()) {
        if (Files.exists(folder.resolve("mvnw"))) {
          return folder;
        }
      }
      throw new UncheckedIOException(new IOException("not inside a clone of Reperio"));
    }
  }
}
