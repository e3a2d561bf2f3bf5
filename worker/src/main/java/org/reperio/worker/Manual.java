package org.reperio.worker;

import java.io.PrintStream;
import picocli.CommandLine;

/** Answers {@code --help} and {@code --version} at once, without starting the application. */
final class Manual {

  private Manual() {}

  /**
   * Prints the help that is asked for: {@code --help} or {@code -h} after any command, {@code help}
   * before it, {@code --version} or {@code -V}.
   *
   * @return false when none is asked for
   */
  static boolean print(String[] arguments, PrintStream out) {
    CommandLine root = CommandTree.ofDescriptions();
    CommandLine command = root;
    boolean asked = arguments[0].equals("help");
    for (int i = asked ? 1 : 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      switch (arguments[i]) {
        case "-h", "--help" -> asked = true;
        case "-V", "--version" -> {
          if (command == root) {
            root.printVersionHelp(out);
            return true;
          }
        }
        default -> command = command.getSubcommands().getOrDefault(arguments[i], command);
      }
    }
    if (asked) {
      command.usage(out);
    }
    return asked;
  }
}
