package org.reperio.worker;

import org.reperio.worker.cli.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = "Prints a script that makes bash and zsh complete these commands.",
    footer = {"  source <(reperio completion)"})
public class PrintCompletion implements Runnable {

  private final Terminal terminal;

  public PrintCompletion(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.say(AutoComplete.bash("reperio", CommandTree.ofDescriptions()));
  }
}
