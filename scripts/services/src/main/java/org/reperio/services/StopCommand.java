package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stop}: ends a running instance, and what a killed one left behind. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops what runs in an instance.")
final class StopCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PATIENCE_WITH_LEFTOVER = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);

  @Mixin private InstanceOption option;

  private final Layout layout;
  private final Console console;

  StopCommand(Layout layout, Console console) {
    this.layout = layout;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    InstanceFolder instance = option.instance(layout);
    Path record = InstanceLock.holderRecord(instance);
    Optional<InstanceLock> lock = InstanceLock.tryAcquire(instance);
    if (lock.isEmpty()) {
      Optional<ProcessHandle> supervisor = Processes.recorded(record);
      if (supervisor.isEmpty()) {
        console.say("the supervisor of " + instance.root() + " is not to be found");
        return 1;
      }
      supervisor.get().destroy();
      lock = awaitLock(instance);
      if (lock.isEmpty()) {
        console.say("the supervisor, process " + supervisor.get().pid() + ", does not stop");
        return 1;
      }
    }
    try (InstanceLock held = lock.get()) {
      boolean found = stopLeftovers(instance);
      Files.deleteIfExists(record);
      new ConnectionFile(instance).remove();
      console.say(found ? "stopped what was left behind" : "stopped");
    }
    return 0;
  }

  private static Optional<InstanceLock> awaitLock(InstanceFolder instance)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<InstanceLock> lock = InstanceLock.tryAcquire(instance);
    while (lock.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(POLL.toMillis());
      lock = InstanceLock.tryAcquire(instance);
    }
    return lock;
  }

  private static boolean stopLeftovers(InstanceFolder instance)
      throws IOException, InterruptedException {
    boolean found = false;
    for (Path record : records(instance)) {
      Optional<ProcessHandle> leftover = Processes.recorded(record);
      if (leftover.isPresent()) {
        // An interrupt is a prompt and clean stop for each of them, PostgreSQL included.
        Processes.stop(leftover.get(), "INT", PATIENCE_WITH_LEFTOVER);
        found = true;
      }
      Files.deleteIfExists(record);
    }
    return found;
  }

  /** The records of child processes. */
  static List<Path> records(InstanceFolder instance) throws IOException {
    try (Stream<Path> files = Files.list(instance.state())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".pid"))
          .filter(file -> !file.equals(InstanceLock.holderRecord(instance)))
          .sorted()
          .toList();
    }
  }
}
