package org.reperio.worker.job;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.reperio.job.Arguments;
import org.reperio.job.Run;
import org.reperio.job.RunClaims;
import org.reperio.job.Task;
import org.reperio.worker.cli.Terminal;

/** Does a job in the process of a command, so that its history has it and it can be cancelled. */
@Singleton
public class RunHere {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RunClaims claims;
  private final LiveRuns runs;
  private final Terminal terminal;

  public RunHere(RunClaims claims, LiveRuns runs, Terminal terminal) {
    this.claims = claims;
    this.runs = runs;
    this.terminal = terminal;
  }

  /**
   * Does the work of a task. Where that allows no two at a time, it waits for the other one.
   *
   * @param body the task's work, with what the command shows of it
   */
  public <T> T call(Task task, Arguments arguments, LiveRuns.Body<T> body) throws Exception {
    Optional<Run> run = claims.begin(task, arguments.json(), runs.worker());
    if (run.isEmpty()) {
      terminal.note(
          "Another run of %s goes on: waiting for its end ('reperio jobs show %s')."
              .formatted(task.name(), task.name()));
    }
    while (run.isEmpty()) {
      Thread.sleep(PAUSE.toMillis());
      run = claims.begin(task, arguments.json(), runs.worker());
    }
    return runs.execute(run.get(), body);
  }
}
