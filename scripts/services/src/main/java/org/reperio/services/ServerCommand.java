package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code server}: the whole of Reperio on one machine, in the foreground. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description =
        "Starts the embedded services, the worker, the API, the pages and the front door, and keeps"
            + " them running until told to stop.")
final class ServerCommand implements Callable<Integer> {
  /** Where the worker's queue monitor is looked for. */
  private static final int MONITOR_PORT = 5555;

  @Mixin private InstanceOption option;

  @Option(
      names = "--port",
      defaultValue = "5000",
      description = "HTTPS port of the front door; ${DEFAULT-VALUE} when absent.")
  private int port;

  @Option(names = "--demo", description = "Loads the demonstration records at the first start.")
  private boolean demo;

  private final Layout layout;
  private final Console console;

  ServerCommand(Layout layout, Console console) {
    this.layout = layout;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    InstanceFolder instance = option.instance(layout);
    Optional<InstanceLock> lock = InstanceLock.tryAcquire(instance);
    if (lock.isEmpty()) {
      console.say(instance.root() + " is already running; stop it there first, with Ctrl-C");
      return 1;
    }
    if (!new Augmentation(layout, instance, console).isCurrent()) {
      console.say("the add-ons or the build have changed; run scripts/update first");
      return 1;
    }
    Processes.record(InstanceLock.holderRecord(instance), ProcessHandle.current());
    return run(instance, lock.get());
  }

  private Integer run(InstanceFolder instance, InstanceLock lock)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    Map<String, String> site = InstanceSettings.of(instance, port, System.getenv());
    Ports ports = new Ports(instance, console);
    List<Program> programs = EmbeddedServices.of(instance, layout, ports, console, System.getenv());
    Supervisor services = new Supervisor(instance, console, programs, site);
    Application worker =
        application("worker", ports, MONITOR_PORT, Priority.BACKGROUND, instance, services);
    Application api = application("web-api", ports, 0, Priority.USUAL, instance, services);
    Application ui = application("web-ui", ports, 0, Priority.USUAL, instance, services);
    Supervisor door =
        Supervisor.quiet(
            instance,
            console,
            List.of(
                new FrontDoor(instance, layout.lib(), Credentials.of(instance), port, api, ui)));
    Supervisor applications = Supervisor.quiet(instance, console, List.of(worker, api, ui));
    Shutdown shutdown =
        new Shutdown(instance, console, lock, List.of(door, applications, services));
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown, "stop"));
    console.say("starting Reperio in " + instance.root());
    try {
      door.start();
      services.begin();
      prepare(instance, services);
      applications.start();
      services.await();
      loadDemo(instance, services);
    } catch (IllegalStateException | IOException e) {
      console.say(e.getMessage());
      return 1;
    }
    greet(instance, worker, started);
    startQuietHours(instance, Stream.concat(programs.stream(), Stream.of(api, ui)).toList());
    new CountDownLatch(1).await();
    return 0;
  }

  private Application application(
      String name,
      Ports ports,
      int preferred,
      Priority priority,
      InstanceFolder instance,
      Supervisor services)
      throws IOException, InterruptedException {
    return new Application(
        name,
        layout,
        ports.claim(name, preferred),
        priority,
        ports.claim(name + "-management", 0),
        instance,
        services::environment);
  }

  /** At the first start of a build the tables and indices must be there before the applications. */
  private void prepare(InstanceFolder instance, Supervisor services)
      throws IOException, InterruptedException {
    SetupMark mark = new SetupMark(instance, layout);
    if (mark.isCurrent()) {
      services.awaitAllBut("opensearch");
      return;
    }
    services.awaitAllBut("opensearch");
    ReperioCommand reperio = new ReperioCommand("worker", layout, instance, console);
    reperio.run(services.environment(), "db", "migrate");
    services.await();
    reperio.run(services.environment(), "index", "init");
    mark.set();
  }

  private void loadDemo(InstanceFolder instance, Supervisor services)
      throws IOException, InterruptedException {
    Path mark = instance.state().resolve("demo.done");
    if (!demo || Files.exists(mark)) {
      return;
    }
    new ReperioCommand("scripts/demo", layout, instance, console)
        .run(services.environment(), "demo", "load");
    InstanceFolder.replace(mark, "");
  }

  private void startQuietHours(InstanceFolder instance, List<Program> programs) {
    List<QuietHours.Recordable> recordable =
        programs.stream()
            .filter(QuietHours.Recordable.class::isInstance)
            .map(QuietHours.Recordable.class::cast)
            .toList();
    Thread thread = new Thread(new QuietHours(instance, recordable, console), "quiet hours");
    thread.setDaemon(true);
    thread.start();
  }

  private void greet(InstanceFolder instance, Application worker, long started) {
    console.say("");
    console.say(
        String.format(
            Locale.ROOT, "Reperio is up after %.1f s.", (System.nanoTime() - started) / 1e9));
    console.say(
        "  open       https://localhost:"
            + port
            + "  (trust "
            + instance.root()
            + "/certificate.pem, or accept the warning)");
    console.say("  API        https://localhost:" + port + "/api");
    console.say(
        "  queues     http://"
            + worker.address()
            + "  (the password is in "
            + Credentials.monitorPasswordFile(instance)
            + ")");
    if (Files.exists(instance.state().resolve("demo.done"))) {
      console.say("  accounts   " + instance.log("setup") + " names the demonstration accounts");
    } else {
      console.say("  accounts   start with --demo for records and accounts to try things with");
    }
    console.say("  logs       " + instance.logs());
    console.say("  stop       Ctrl-C");
  }
}
