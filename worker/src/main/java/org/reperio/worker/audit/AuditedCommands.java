package org.reperio.worker.audit;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.audit.CommandInHand;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command, and says in the audit log that it was run, unless it only shows something. What
 * the command does by way of the services is logged beside that, with the name of the command.
 */
@Singleton
public class AuditedCommands implements IExecutionStrategy {

  /** They only show something, or read a backup. */
  static final Set<String> READING =
      Set.of(
          "audit export",
          "audit verify",
          "backup list",
          "backup verify",
          "completion",
          "config show",
          "db status",
          "demo list",
          "index status",
          "jobs list",
          "jobs show",
          "pids list",
          "pids show",
          "queues dead",
          "queues status",
          "records count",
          "records export",
          "records search",
          "records show",
          "roles list",
          "tokens list",
          "users list");

  /** They may run as a user of the database who only reads; the manifest says when they were. */
  static final Set<String> WITHOUT_WRITING = Set.of("backup", "backup prune");

  private final AuditTrail trail;
  private final CommandInHand inHand;

  public AuditedCommands(AuditTrail trail, CommandInHand inHand) {
    this.trail = trail;
    this.inHand = inHand;
  }

  @Override
  public int execute(ParseResult parsed) {
    String words = words(parsed);
    inHand.is(words);
    try {
      int status = new CommandLine.RunLast().execute(parsed);
      report(parsed, words, status == 0 ? "done" : "failed");
      return status;
    } catch (RuntimeException e) {
      report(parsed, words, "failed");
      throw e;
    } finally {
      inHand.is("");
    }
  }

  static String words(ParseResult parsed) {
    List<CommandLine> all = parsed.asCommandLineList();
    return all.stream().skip(1).map(CommandLine::getCommandName).collect(Collectors.joining(" "));
  }

  static boolean isLogged(String words) {
    return !words.isEmpty() && !READING.contains(words) && !WITHOUT_WRITING.contains(words);
  }

  private void report(ParseResult parsed, String words, String outcome) {
    if (!isLogged(words) || isHelp(parsed)) {
      return;
    }
    try {
      trail.report(
          Identity.ofSystem(), AuditAction.COMMAND_RUN, words, AuditDetails.of("outcome", outcome));
    } catch (RuntimeException e) {
      // What it did is done, and the database may be what it could not reach.
      Log.warnf("the audit log does not say that '%s' was run: %s", words, e.getMessage());
    }
  }

  private static boolean isHelp(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .map(CommandLine::getParseResult)
        .anyMatch(one -> one.isUsageHelpRequested() || one.isVersionHelpRequested());
  }
}
