package org.reperio.worker.pid;

import java.util.List;
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
  private final Terminal terminal;

  @Parameters(paramLabel = "IDENTIFIER", arity = "0..*", description = "The DOIs.")
  private List<String> values = List.of();

  @Option(names = "--failed", description = "All whose last attempt failed.")
  private boolean failed;

  @Option(
      names = "--take-over",
      description = {
        "Also those that the registrar has under this repository's account for another page: from",
        "now on they lead here. For records that move in from another repository."
      })
  private boolean takeOver;

  public RetryPids(Registrations registrations, Terminal terminal) {
    this.registrations = registrations;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (failed == !values.isEmpty()) {
      throw new CommandFailure("Say which: identifiers, or --failed.");
    }
    int due = failed ? registrations.retryFailed(takeOver) : 0;
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
