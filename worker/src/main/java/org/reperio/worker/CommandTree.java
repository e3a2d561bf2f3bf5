package org.reperio.worker;

import java.util.ServiceLoader;
import org.reperio.worker.cli.AddOnCommands;
import picocli.CommandLine;

/** All commands that there are: those of the worker and those of add-ons. */
final class CommandTree {

  private CommandTree() {}

  /** The tree for help: no command in it can be run. */
  static CommandLine ofDescriptions() {
    return of(CommandLine.defaultFactory());
  }

  /**
   * @param factory makes the objects of the commands
   */
  static CommandLine of(CommandLine.IFactory factory) {
    var root = new CommandLine(Reperio.class, factory);
    for (AddOnCommands addOn : ServiceLoader.load(AddOnCommands.class)) {
      addOn.classes().forEach(command -> root.addSubcommand(new CommandLine(command, factory)));
    }
    return root;
  }
}
