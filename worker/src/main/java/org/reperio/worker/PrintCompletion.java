package org.reperio.worker;

import org.reperio.worker.cli.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = "Prints a script that makes bash and zsh complete these commands.",
    footer = {"  source <(reperio completion)"})
public class PrintCompletion implements Runnable {

  private final Terminal terminal;
  private final CommandLine.IFactory commands;

  public PrintCompletion(Terminal terminal, CommandLine.IFactory commands) {
    this.terminal = terminal;
    this.commands = commands;
  }

  @Override
  public void run() {
    terminal.say(AutoComplete.bash("reperio", CommandTree.of(commands)));
  }
}
