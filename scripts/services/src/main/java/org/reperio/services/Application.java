package org.reperio.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One of Reperio's own services: a Quarkus application of this build. */
final class Application implements Program, QuietHours.Recordable {
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final String name;
  private final Path lib;
  private final Path jar;
  private final int port;
  private final Priority priority;
  private final int management;
  private final InstanceFolder instance;
  private final Supplier<Map<String, String>> environment;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /**
   * @param name the module's name
   * @param port where it listens, on the loopback address
   * @param priority beside the other services
   * @param management where it says how it is
   * @param environment how to reach what it needs; asked at each start
   */
  Application(
      String name,
      Layout layout,
      int port,
      Priority priority,
      int management,
      InstanceFolder instance,
      Supplier<Map<String, String>> environment) {
    this.name = name;
    this.lib = layout.lib();
    this.jar = layout.application(name, instance);
    this.port = port;
    this.priority = priority;
    this.management = management;
    this.instance = instance;
    this.environment = environment;
  }

  int port() {
    return port;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProcessBuilder prepare() throws IOException {
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is missing; run scripts/bootstrap");
    }
    for (int needed : List.of(port, management)) {
      if (!Ports.isFree(needed)) {
        throw new IOException(
            "its port " + needed + " was taken by another program; start the server again");
      }
    }
    ProcessBuilder command = command(port, management, arguments());
    command.command().addAll(0, priority.prefix());
    return command;
  }

  /** From its class archive, where there is one. */
  private List<String> arguments() throws IOException {
    Optional<ApplicationJars> jars = jars();
    if (jars.isPresent()) {
      ClassArchive archive = archive(jars.get());
      if (archive.exists()) {
        List<String> arguments = new ArrayList<>(archive.options());
        arguments.addAll(jars.get().arguments());
        return arguments;
      }
    }
    return List.of("-jar", jar.toString());
  }

  private ProcessBuilder command(int http, int health, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(JavaChild.java());
    command.addAll(JavaChild.applicationOptions());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(instance.root().toFile());
    builder.environment().putAll(environment.get());
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(http));
    builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(health));
    return builder;
  }

  @Override
  public Optional<ClassArchive> archive() throws IOException {
    Optional<ApplicationJars> jars = jars();
    return jars.isPresent() ? Optional.of(archive(jars.get())) : Optional.empty();
  }

  private Optional<ApplicationJars> jars() throws IOException {
    return ApplicationJars.of(jar.getParent());
  }

  private ClassArchive archive(ApplicationJars jars) throws IOException {
    return ClassArchive.of(lib, name, jars.jars());
  }

  @Override
  public QuietHours.Rehearsal rehearsal(Path folder) throws IOException {
    int health = Ports.free();
    List<String> arguments = jars().orElseThrow().arguments();
    ProcessBuilder command = command(0, health, arguments);
    command.directory(folder.toFile());
    command.environment().put("REPERIO_SHUTDOWN_DRAIN", "0s");
    return new QuietHours.Rehearsal(command, () -> isReady(health));
  }

  @Override
  public boolean isReady() {
    return isReady(management);
  }

  private boolean isReady(int health) {
    URI ready = URI.create("http://127.0.0.1:" + health + "/q/health/ready");
    try {
      return client
              .send(
                  HttpRequest.newBuilder(ready).timeout(ANSWER).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(3);
  }
}
