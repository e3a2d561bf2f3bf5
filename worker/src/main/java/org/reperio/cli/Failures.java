package org.reperio.cli;

import org.reperio.database.DatabaseFailure;
import org.reperio.model.ValidationFailed;
import org.reperio.search.SearchUnavailable;
import picocli.CommandLine;

/** Says in a sentence why a command failed; the trace is for {@code -Dreperio.trace=true}. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult result) {
    command.getErr().println(command.getColorScheme().errorText(sentence(failure)));
    if (Boolean.getBoolean("reperio.trace")) {
      failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String sentence(Exception failure) {
    if (failure instanceof ValidationFailed invalid) {
      return invalid.errors().toString();
    }
    if (failure instanceof SearchUnavailable) {
      return "The search engine does not answer (" + root(failure) + ").";
    }
    if (failure instanceof DatabaseFailure) {
      return "The database does not do what it is asked (" + root(failure) + ").";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
