package org.reperio.worker.job;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.job.Jobs;
import org.reperio.job.LogLevel;
import org.reperio.job.Run;
import org.reperio.job.RunLine;
import org.reperio.job.RunStatus;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;

/** Shows in the terminal how far a run is that a worker does. */
@Singleton
public class RunFollowing {

  private static final long PAUSE_MILLIS = 500;

  private final Jobs jobs;
  private final Terminal terminal;

  public RunFollowing(Jobs jobs, Terminal terminal) {
    this.jobs = jobs;
    this.terminal = terminal;
  }

  /**
   * Shows it until it ends.
   *
   * @return the status for the shell: 0 when the run did what it should
   */
  int follow(UUID id) throws InterruptedException {
    long line = 0;
    String progress = "";
    for (; ; ) {
      Run run =
          jobs.run(Identity.ofSystem(), id)
              .orElseThrow(() -> new CommandFailure("The run is gone from the history."));
      for (RunLine next : jobs.lines(Identity.ofSystem(), id, line)) {
        line = next.id;
        terminal.note(text(next));
      }
      String now = progress(run);
      if (!now.equals(progress)) {
        terminal.note(now);
        progress = now;
      }
      if (run.status.isFinished()) {
        terminal.say(end(run));
        return run.status == RunStatus.SUCCESS || run.status == RunStatus.WARNING ? 0 : 1;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  static String text(RunLine line) {
    return line.level == LogLevel.INFO ? line.message : line.level + " " + line.message;
  }

  /** How far a run is: {@code 1,200 of 4,000 entries, 3 of them failed}. */
  static String progress(Run run) {
    if (run.doneEntries() == 0 && run.totalEntries == null) {
      return "";
    }
    String of = run.totalEntries == null ? "" : " of %,d".formatted(run.totalEntries);
    String failed =
        run.erroredEntries == 0 ? "" : ", %,d of them failed".formatted(run.erroredEntries);
    return "%,d%s entries%s".formatted(run.doneEntries(), of, failed);
  }

  private static String end(Run run) {
    String took =
        run.started == null
            ? ""
            : " after %.1f s"
                .formatted(Duration.between(run.started, run.finished).toMillis() / 1000.0);
    String message = run.message == null ? "." : ": " + run.message;
    return "The run of %s ended as %s%s%s".formatted(run.title, run.status, took, message);
  }
}
