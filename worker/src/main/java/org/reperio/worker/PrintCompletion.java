package org.reperio.worker;

import org.reperio.worker.cli.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Prints a script that makes bash and zsh complete these commands.",
    footer = {"  source <(reperio completion)"})
public class PrintCompletion implements Runnable {

  private final Terminal terminal;

  /** This command in its tree, whose commands the application has made. */
  @Spec private CommandSpec self;

  public PrintCompletion(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.say(AutoComplete.bash("reperio", self.root().commandLine()));
  }
}
