package org.reperio.services;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The packaged supervisor, run as others run it. */
final class Jar {
  static final Path FILE = Path.of("target/services/reperio-services.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private Jar() {}

  static ProcessBuilder command(Path instance, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            FILE.toString());
    builder.command().addAll(List.of(command));
    builder.command().addAll(List.of("--instance", instance.toString()));
    builder.redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of(
                "REPERIO_DATABASE_URL",
                "REPERIO_SEARCH_HOSTS",
                "REPERIO_REDIS_URL",
                "REPERIO_BROKER_HOST"));
    return builder;
  }

  /** Starts the services and waits until they are up. */
  static Process up(Path instance) throws IOException, InterruptedException {
    Files.createDirectories(instance);
    Files.deleteIfExists(instance.resolve("services.properties"));
    Path output = instance.resolve("up.log");
    Process process =
        command(instance, "up")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(instance.resolve("services.properties"))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroy();
        throw new IllegalStateException(
            "the services did not come up:\n" + Files.readString(output));
      }
      Thread.sleep(50);
    }
    return process;
  }

  static int run(Path instance, String command) throws IOException, InterruptedException {
    Process process =
        command(instance, command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " does not end");
    }
    return process.exitValue();
  }

  static Properties settings(Path instance) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(instance.resolve("services.properties"))) {
      settings.load(reader);
    }
    return settings;
  }
}
