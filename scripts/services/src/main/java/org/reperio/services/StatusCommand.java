package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: what runs; exit code 0 when all services are up, 3 when not. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what runs in an instance; exit code 0 when all is up, 3 when not.")
final class StatusCommand implements Callable<Integer> {
  private static final int NOT_UP = 3;

  @Mixin private InstanceOption option;

  private final Layout layout;
  private final Console console;

  StatusCommand(Layout layout, Console console) {
    this.layout = layout;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    InstanceFolder instance = option.instance(layout);
    Optional<ProcessHandle> supervisor = Processes.recorded(InstanceLock.holderRecord(instance));
    Ports ports = new Ports(instance, console);
    for (Path record : StopCommand.records(instance)) {
      String name = record.getFileName().toString().replace(".pid", "");
      Optional<ProcessHandle> process = Processes.recorded(record);
      console.say(
          name,
          process
              .map(
                  running ->
                      "process "
                          + running.pid()
                          + ", port "
                          + ports.last(name)
                          + ", log "
                          + instance.log(name))
              .orElse("not running"));
    }
    boolean up = supervisor.isPresent() && Files.exists(instance.settings());
    console.say(
        supervisor.isEmpty()
            ? "no supervisor runs in " + instance.root()
            : up ? "all services are up" : "starting, or one of the services is down");
    return up ? 0 : NOT_UP;
  }
}
