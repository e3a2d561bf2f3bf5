package org.reperio.worker.job;

import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.job.Jobs;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = {
      "Tells a run to stop.",
      "It ends where that does no harm, which may take some seconds."
    },
    footer = {"  reperio jobs cancel 0a4f6c1e-5d5b-4b0e-9c5b-0f0a1c2d3e4f"})
public class CancelRun implements Runnable {

  private final Jobs jobs;
  private final Terminal terminal;

  @Parameters(paramLabel = "RUN", description = "Its id, see 'reperio jobs list --json'.")
  private UUID run;

  public CancelRun(Jobs jobs, Terminal terminal) {
    this.jobs = jobs;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (!jobs.cancel(Identity.ofSystem(), run)) {
      throw new CommandFailure("There is no such run, or it has ended.");
    }
    terminal.say("The run has been told to stop.");
  }
}
