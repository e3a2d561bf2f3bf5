package org.reperio.worker.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "console",
    description = {
      "Opens a Java shell (JShell) in the running application.",
      "",
      "In scope are the services records, search, imports, accounts, tokens, communities, index,",
      "models, vocabularies and sql, and 'system', the identity that may do everything. Tab"
          + " completes,",
      "/help explains, /exit leaves. With -e, or with a script on the standard input, it runs that,",
      "prints the values of its expressions, and ends."
    },
    footer = {
      "  reperio console",
      "  reperio console -e 'models.all().size()'",
      "  reperio console < repair.jsh"
    })
public class OpenConsole implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "CODE",
      description = "Java to run; may be repeated.")
  private List<String> code = List.of();

  public OpenConsole(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      throw new CommandFailure(
          "The console needs a JDK, and %s is none.".formatted(System.getProperty("java.home")));
    }
    if (!code.isEmpty()) {
      return new Script(terminal).run(code);
    }
    if (!terminal.isInteractive()) {
      return new Script(terminal)
          .run(List.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
    }
    return Shell.open();
  }
}
