package org.reperio.services;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Programs that run side by side: started together, stopped together. */
final class Supervisor {
  private final Console console;
  private final Optional<ConnectionFile> connections;
  private final Map<String, String> settings;
  private final List<Supervised> members = new ArrayList<>();
  private final Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();

  private Supervisor(
      InstanceFolder instance,
      Console console,
      List<Program> programs,
      Optional<ConnectionFile> connections,
      Map<String, String> settings) {
    this.console = console;
    this.connections = connections;
    this.settings = settings;
    for (Program program : programs) {
      members.add(new Supervised(program, instance, console, this::publish));
    }
  }

  /**
   * Programs that others reach through the connection file of the instance.
   *
   * @param settings configuration keys to publish beside those of the programs
   */
  Supervisor(
      InstanceFolder instance,
      Console console,
      List<Program> programs,
      Map<String, String> settings) {
    this(instance, console, programs, Optional.of(new ConnectionFile(instance)), settings);
  }

  /** Programs that nobody need find. */
  static Supervisor quiet(InstanceFolder instance, Console console, List<Program> programs) {
    return new Supervisor(instance, console, programs, Optional.empty(), Map.of());
  }

  /**
   * Starts all and waits until each is ready.
   *
   * @throws IllegalStateException when one cannot be started; the message says why
   */
  void start() throws IOException {
    begin();
    await();
  }

  /** Starts all and does not wait. */
  void begin() throws IOException {
    if (connections.isPresent()) {
      connections.get().remove();
    }
    for (Supervised member : members) {
      starts.put(member.program().name(), member.start());
    }
    publish();
  }

  /**
   * Waits until each program is ready.
   *
   * @throws IllegalStateException when one cannot be started; the message says why
   */
  void await() {
    starts.values().forEach(Supervisor::join);
  }

  /** The same, except for the program {@code name}. */
  void awaitAllBut(String name) {
    starts.forEach(
        (started, start) -> {
          if (!started.equals(name)) {
            join(start);
          }
        });
  }

  private static void join(CompletableFuture<Void> start) {
    try {
      start.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    }
  }

  /** How to reach the programs, as environment variables. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    configuration().forEach((key, value) -> environment.put(ConnectionFile.variable(key), value));
    return environment;
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>(settings);
    members.forEach(member -> configuration.putAll(member.program().settings()));
    return configuration;
  }

  /** Stops all at the same time and waits until they have ended. */
  void stop() throws InterruptedException {
    try {
      if (connections.isPresent()) {
        connections.get().remove();
      }
    } catch (IOException e) {
      console.say("services.properties stays behind: " + e.getMessage());
    }
    List<Thread> stops = new ArrayList<>();
    for (Supervised member : members) {
      Thread stop = new Thread(() -> stopOne(member), "stop " + member.program().name());
      stop.start();
      stops.add(stop);
    }
    for (Thread stop : stops) {
      stop.join();
    }
  }

  private void stopOne(Supervised member) {
    try {
      member.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void publish() {
    if (connections.isEmpty() || !members.stream().allMatch(Supervised::isReady)) {
      return;
    }
    try {
      connections.get().write(configuration(), members);
    } catch (IOException e) {
      console.say("services.properties cannot be written: " + e.getMessage());
    }
  }
}
