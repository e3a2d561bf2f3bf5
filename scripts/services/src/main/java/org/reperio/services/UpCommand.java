package org.reperio.services;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: the embedded services, in the foreground. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts the embedded services and keeps them running until told to stop.")
final class UpCommand implements Callable<Integer> {
  private static final Duration PATIENCE_WITH_OTHER = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(100);

  @Mixin private InstanceOption option;

  @Option(
      names = "--port",
      defaultValue = "5000",
      description = "Port of the site's address, for the settings; ${DEFAULT-VALUE} when absent.")
  private int port;

  @Option(
      names = "--attached",
      description = "Stops when standard input ends, as it does when the starting program ends.")
  private boolean attached;

  private final Layout layout;
  private final Console console;

  UpCommand(Layout layout, Console console) {
    this.layout = layout;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    InstanceFolder instance = option.instance(layout);
    Optional<InstanceLock> lock = InstanceLock.tryAcquire(instance);
    if (lock.isEmpty()) {
      return joinRunning(instance);
    }
    return run(instance, lock.get());
  }

  private Integer run(InstanceFolder instance, InstanceLock lock)
      throws IOException, InterruptedException {
    Processes.record(InstanceLock.holderRecord(instance), ProcessHandle.current());
    Ports ports = new Ports(instance, console);
    List<Program> programs = EmbeddedServices.of(instance, layout, ports, console, System.getenv());
    Supervisor supervisor =
        new Supervisor(
            instance, console, programs, InstanceSettings.of(instance, port, System.getenv()));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(new Shutdown(instance, console, lock, List.of(supervisor)), "stop"));
    long started = System.nanoTime();
    console.say("starting the embedded services of " + instance.root());
    try {
      supervisor.start();
    } catch (IllegalStateException e) {
      console.say(e.getMessage());
      return 1;
    }
    console.say(
        String.format(
            Locale.ROOT,
            "all services are up after %.1f s; how to reach them: %s",
            (System.nanoTime() - started) / 1e9,
            instance.settings()));
    if (attached) {
      System.in.transferTo(OutputStream.nullOutputStream());
      return 0;
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private Integer joinRunning(InstanceFolder instance) throws InterruptedException {
    Path settings = instance.settings();
    long end = System.nanoTime() + PATIENCE_WITH_OTHER.toNanos();
    while (!Files.exists(settings)) {
      if (System.nanoTime() > end) {
        console.say(
            "another supervisor has had "
                + instance.root()
                + " for long and its services are not ready; see "
                + instance.logs());
        return 1;
      }
      Thread.sleep(POLL.toMillis());
    }
    console.say("the services of " + instance.root() + " are already running");
    return 0;
  }
}
