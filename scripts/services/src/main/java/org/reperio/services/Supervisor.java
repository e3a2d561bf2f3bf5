package org.reperio.services;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Programs that run side by side: started together, stopped together. */
final class Supervisor {
  private final Console console;
  private final ConnectionFile connections;
  private final List<Supervised> members = new ArrayList<>();

  Supervisor(InstanceFolder instance, Console console, List<Program> programs) {
    this.console = console;
    this.connections = new ConnectionFile(instance);
    for (Program program : programs) {
      members.add(new Supervised(program, instance, console, this::publish));
    }
  }

  /**
   * Starts all and waits until each is ready.
   *
   * @throws IllegalStateException when one cannot be started; the message says why
   */
  void start() throws IOException {
    connections.remove();
    var starts = members.stream().map(Supervised::start).toList();
    for (var start : starts) {
      try {
        start.join();
      } catch (CompletionException e) {
        throw new IllegalStateException(e.getCause().getMessage(), e);
      }
    }
    publish();
  }

  /** Stops all at the same time and waits until they have ended. */
  void stop() throws InterruptedException {
    try {
      connections.remove();
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
    if (!members.stream().allMatch(Supervised::isReady)) {
      return;
    }
    try {
      connections.write(members);
    } catch (IOException e) {
      console.say("services.properties cannot be written: " + e.getMessage());
    }
  }
}
