package org.reperio.worker.audit;

import java.util.concurrent.Callable;
import org.reperio.access.Identity;
import org.reperio.audit.AuditLog;
import org.reperio.audit.ChainHead;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.cli.WrongArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Follows the audit log from its first entry to its last, and works each hash out anew.",
      "Names the first entry that is missing or not as it was written, and ends with 1.",
      "Prints the end of the log: kept elsewhere, it shows later that nothing before it was changed,",
      "and that the end was not cut off."
    },
    footer = {
      "  reperio audit verify",
      "  reperio audit verify --through \"$(cat /safe/place/audit-head)\""
    })
public class VerifyAudit implements Callable<Integer> {

  private final AuditLog log;
  private final Terminal terminal;

  @Option(
      names = "--through",
      paramLabel = "NUMBER:HASH",
      description = "An end of the log that was printed before, which the log has to have still.")
  private String through;

  public VerifyAudit(AuditLog log, Terminal terminal) {
    this.log = log;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ChainHead known = null;
    if (through != null) {
      known =
          ChainHead.of(through.strip())
              .orElseThrow(
                  () ->
                      new WrongArguments(
                          "--through wants a number, a colon and a hash, as this command prints them."));
    }
    AuditLog.Verdict verdict = log.verify(Identity.ofSystem(), known);
    if (verdict.broken().isPresent()) {
      throw new CommandFailure("The audit log is broken. %s".formatted(verdict.broken().get()));
    }
    terminal.say(verdict.head().toString());
    terminal.note("The audit log is whole: %,d entries.".formatted(verdict.head().sequence()));
    return 0;
  }
}
