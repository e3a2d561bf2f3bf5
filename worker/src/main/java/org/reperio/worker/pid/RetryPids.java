package org.reperio.worker.pid;

import java.util.List;
import java.util.stream.Stream;
import org.reperio.pid.RegistrationClaims;
import org.reperio.pid.Registrations;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = {
      "Has the worker tell the registrar again, at once, whether or not anything has changed.",
      "'reperio pids list' shows the outcome."
    },
    footer = {
      "  reperio pids retry --failed",
      "  reperio pids retry 10.5072/4d0ns-ntd89 --take-over"
    })
public class RetryPids implements Runnable {

  private final Registrations registrations;
  private final RegistrationClaims claims;
  private final Terminal terminal;

  @Parameters(paramLabel = "IDENTIFIER", arity = "0..*", description = "The DOIs.")
  private List<String> values = List.of();

  @Option(names = "--failed", description = "All whose last attempt failed.")
  private boolean failed;

  @Option(
      names = "--all",
      description = {
        "All of published records, such as after a loss of events. What the registrar has been told",
        "already is not sent again."
      })
  private boolean all;

  @Option(
      names = "--take-over",
      description = {
        "Also those that the registrar has under this repository's account for another page: from",
        "now on they lead here. For records that move in from another repository."
      })
  private boolean takeOver;

  public RetryPids(Registrations registrations, RegistrationClaims claims, Terminal terminal) {
    this.registrations = registrations;
    this.claims = claims;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (Stream.of(!values.isEmpty(), failed, all).filter(chosen -> chosen).count() != 1) {
      throw new CommandFailure("Say which: identifiers, --failed, or --all.");
    }
    if (all && takeOver) {
      throw new CommandFailure("--take-over goes with identifiers, or with --failed.");
    }
    int due = failed ? registrations.retryFailed(takeOver) : all ? claims.allDue() : 0;
    for (String value : values) {
      if (!registrations.retry(value, takeOver)) {
        throw new CommandFailure(
            "%s is not an identifier that this repository registers, or is reserved only."
                .formatted(value));
      }
      due++;
    }
    terminal.say("%,d will be registered again by the worker.".formatted(due));
  }
}
