package org.reperio.services;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the supervisor. */
@Command(
    name = "reperio-services",
    mixinStandardHelpOptions = true,
    description = "Runs the services that an instance of Reperio needs, on this machine alone.")
public final class Main {
  private Main() {}

  /** Runs one command; the exit code is 0 when it did what it says. */
  public static void main(String[] args) {
    Layout layout = Layout.ofThisProgram();
    Console console = new Console(System.out);
    CommandLine commands =
        new CommandLine(new Main())
            .addSubcommand(new UpCommand(layout, console))
            .addSubcommand(new ServerCommand(layout, console))
            .addSubcommand(new AugmentCommand(layout, console))
            .addSubcommand(new StatusCommand(layout, console))
            .addSubcommand(new StopCommand(layout, console));
    commands.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          console.say(
              exception.getMessage() == null ? exception.toString() : exception.getMessage());
          return 1;
        });
    System.exit(commands.execute(args));
  }
}
