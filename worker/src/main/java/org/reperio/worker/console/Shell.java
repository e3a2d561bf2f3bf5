package org.reperio.worker.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.tool.JavaShellToolBuilder;

/** The interactive shell. */
final class Shell {

  private Shell() {}

  /** Runs the shell until it is left, and gives its exit status. */
  static int open() throws IOException {
    var history = History.ofUser();
    Path startup = Files.createTempFile("reperio-console", ".jsh");
    try {
      Files.write(startup, Scope.declarations());
      return JavaShellToolBuilder.builder()
          .persistence(history.entries())
          .interactiveTerminal(true)
          .start(
              "--class-path",
              CompileClassPath.find(),
              "--execution",
              ConsoleExecution.NAME,
              "--startup",
              startup.toString());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the console ended: " + e.getMessage(), e);
    } finally {
      history.save();
      Files.deleteIfExists(startup);
    }
  }
}
