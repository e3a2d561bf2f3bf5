package org.reperio.worker.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.Refusal;
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
    return failure instanceof WrongArguments
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  /** Why something failed, in a sentence for operators. */
  public static String sentence(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return sentence(refusal);
    }
    Optional<DatabaseFailure> database = DatabaseFailure.behind(failure);
    if (database.isPresent()) {
      return sentence(database.get());
    }
    // A wrapper that adds nothing but its cause's text stands before what really happened.
    if (failure.getCause() != null
        && (failure.getMessage() == null
            || failure.getMessage().equals(failure.getCause().toString()))) {
      return sentence(failure.getCause());
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static String sentence(Refusal refusal) {
    return switch (refusal.kind()) {
      case INVALID ->
          refusal.errors().isEmpty()
              ? refusal.getMessage()
              : refusal.errors().stream()
                  .map(error -> error.field() + ": " + String.join(" ", error.messages()))
                  .collect(Collectors.joining("\n"));
      case CONFLICT, UNAVAILABLE, FAILED -> withRoot(refusal);
      default -> refusal.getMessage();
    };
  }

  /** An operator needs the reason that others are not told. */
  private static String withRoot(Refusal refusal) {
    String message = refusal.getMessage();
    if (refusal.getCause() == null || message.contains(root(refusal))) {
      return message;
    }
    return "%s (%s).".formatted(message.replaceFirst("\\.$", ""), root(refusal));
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
