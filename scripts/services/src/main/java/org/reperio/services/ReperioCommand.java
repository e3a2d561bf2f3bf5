package org.reperio.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reperio's own command line, run to its end with its output in the log {@code setup.log}. */
final class ReperioCommand {
  private final Path jar;
  private final InstanceFolder instance;
  private final Console console;

  /**
   * @param module whose command line it is: the worker's, or one that has more commands
   */
  ReperioCommand(String module, Layout layout, InstanceFolder instance, Console console) {
    this.jar = layout.application(module, instance);
    this.instance = instance;
    this.console = console;
  }

  /**
   * Runs one command.
   *
   * @throws IOException when it does not end with exit code 0
   */
  void run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String spoken = "reperio " + String.join(" ", arguments);
    console.say("setup", spoken);
    List<String> command = new ArrayList<>();
    command.add(JavaChild.java());
    command.addAll(JavaChild.applicationOptions());
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(Processes.forOwnerOnly(command)).directory(instance.root().toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(instance.appendTo("setup"));
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            spoken
                + " failed (exit code "
                + process.exitValue()
                + "); "
                + instance.log("setup")
                + " says why");
      }
    } finally {
      process.destroy();
    }
  }
}
