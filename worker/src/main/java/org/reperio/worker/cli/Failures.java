package org.reperio.worker.cli;

import jakarta.persistence.PersistenceException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.reperio.access.PermissionDenied;
import org.reperio.database.DatabaseFailure;
import org.reperio.model.ValidationFailed;
import org.reperio.record.RecordNotFound;
import org.reperio.search.EngineRefusal;
import org.reperio.search.SearchUnavailable;
import picocli.CommandLine;

/** Says in a sentence why a command failed; the trace is for {@code -Dreperio.trace=true}. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult result) {
    command.getErr().println(command.getColorScheme().errorText(sentence(failure)));
    if (Boolean.getBoolean("reperio.trace")) {
      failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  static String sentence(Throwable failure) {
    if (failure instanceof ValidationFailed invalid) {
      return invalid.errors().stream()
          .map(error -> error.field() + ": " + String.join(" ", error.messages()))
          .collect(Collectors.joining("\n"));
    }
    if (failure instanceof SearchUnavailable) {
      return "The search engine cannot do it now (%s).".formatted(root(failure));
    }
    if (failure instanceof EngineRefusal) {
      return "The search engine refuses (%s).".formatted(root(failure));
    }
    if (failure instanceof DatabaseFailure
        || failure instanceof PersistenceException
        || failure instanceof FlywayException) {
      return "The database cannot do it (%s).".formatted(root(failure));
    }
    if (failure instanceof RecordNotFound) {
      return "There is no published record with this identifier.";
    }
    if (failure instanceof PermissionDenied) {
      return "This is not permitted.";
    }
    // A wrapper that adds nothing but its cause's text stands before what really happened.
    if (failure.getCause() != null
        && (failure.getMessage() == null
            || failure.getMessage().equals(failure.getCause().toString()))) {
      return sentence(failure.getCause());
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** The first line of what the innermost cause says, without a full stop. */
  private static String root(Throwable failure) {
    Throwable cause = failure;
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (next.getMessage() != null) {
        cause = next;
      }
    }
    if (cause.getMessage() == null) {
      return cause.toString();
    }
    String line = cause.getMessage().strip().lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
