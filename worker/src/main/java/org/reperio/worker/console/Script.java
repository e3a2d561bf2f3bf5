package org.reperio.worker.console;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.reperio.worker.cli.Terminal;

/** Runs snippets one after the other, and stops at {@code /exit} or at the first that fails. */
final class Script {

  /** Called after each piece of code. */
  private enum Outcome {
    CONTINUE,
    EXIT,
    FAILURE
  }

  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final Terminal terminal;

  Script(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs pieces of code one after the other in one shell, and prints the values of their
   * expressions. A snippet ends with the line that completes it; its last semicolon is optional. Of
   * the shell's own commands a script has {@code /help} and {@code /exit}.
   *
   * @return the exit status: 0, or 1 when a snippet is wrong or throws
   */
  int run(List<String> code) throws IOException {
    try (JShell shell =
        JShell.builder()
            .executionEngine(new ConsoleExecution(), Map.of())
            .compilerOptions("--class-path", CompileClassPath.find())
            .build()) {
      if (!Scope.declarations().stream().allMatch(line -> succeeds(shell, line, false))) {
        return FAILED;
      }
      for (String piece : code) {
        Outcome outcome = run(shell, piece);
        if (outcome != Outcome.CONTINUE) {
          return outcome == Outcome.EXIT ? DONE : FAILED;
        }
      }
      return DONE;
    }
  }

  private Outcome run(JShell shell, String piece) {
    String pending = "";
    for (String line : piece.lines().toList()) {
      if (pending.isBlank() && isCommand(line)) {
        Outcome outcome = command(line.strip());
        if (outcome != Outcome.CONTINUE) {
          return outcome;
        }
        continue;
      }
      pending += line + "\n";
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(pending);
      while (next.completeness().isComplete()) {
        if (!succeeds(shell, next.source(), true)) {
          return Outcome.FAILURE;
        }
        pending = next.remaining();
        next = shell.sourceCodeAnalysis().analyzeCompletion(pending);
      }
    }
    // The rest is incomplete: the compiler says what it lacks.
    return pending.isBlank() || succeeds(shell, pending, true) ? Outcome.CONTINUE : Outcome.FAILURE;
  }

  /** Whether a line is a command of the shell: no Java begins with one slash. */
  private static boolean isCommand(String line) {
    String text = line.strip();
    return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/*");
  }

  private Outcome command(String command) {
    switch (command.split("\\s+", 2)[0]) {
      case "/exit", "/ex" -> {
        return Outcome.EXIT;
      }
      case "/help", "/?" -> {
        Scope.help().forEach(terminal::say);
        return Outcome.CONTINUE;
      }
      default -> {
        terminal.note(
            "%s works in a terminal only. A script may use /help and /exit.".formatted(command));
        return Outcome.FAILURE;
      }
    }
  }

  private boolean succeeds(JShell shell, String snippet, boolean printed) {
    for (SnippetEvent event : shell.eval(snippet)) {
      if (event.status() == Snippet.Status.REJECTED) {
        shell
            .diagnostics(event.snippet())
            .forEach(problem -> terminal.note(problem.getMessage(Locale.ROOT)));
        terminal.note("in: " + event.snippet().source().strip());
        return false;
      }
      if (event.exception() != null) {
        terminal.note(said(event.exception()));
        return false;
      }
      String variable = printed ? variable(event.snippet()) : null;
      if (variable != null) {
        shell.eval("%s.print(%s);".formatted(Scope.class.getName(), variable));
      }
    }
    return true;
  }

  /** The variable that has an expression's value; null when it has none or is no expression. */
  private static String variable(Snippet snippet) {
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND -> ((VarSnippet) snippet).name();
      case VAR_VALUE_SUBKIND -> ((ExpressionSnippet) snippet).name();
      default -> null;
    };
  }

  private static String said(Throwable thrown) {
    String name =
        thrown instanceof EvalException evaluated
            ? evaluated.getExceptionClassName()
            : thrown.getClass().getName();
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }
}
