package org.reperio.worker.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.reperio.job.Run;
import org.reperio.job.RunStatus;

/**
 * A run of a job, for people.
 *
 * @param now for how long it has gone on
 */
public record RunView(Run run, Instant now) {

  private static final Set<RunStatus> BAD = Set.of(RunStatus.FAILED, RunStatus.PARTIAL);

  public UUID id() {
    return run.id;
  }

  public String job() {
    return run.title;
  }

  public String status() {
    return run.status.toString();
  }

  /** How it stands, as a class of the style sheet. */
  public String state() {
    if (run.status == RunStatus.SUCCESS) {
      return "good";
    }
    return BAD.contains(run.status) ? "bad" : run.status.isFinished() ? "wait" : "live";
  }

  public Instant created() {
    return run.created;
  }

  /** How long it took or goes on; empty before it begins. */
  public String took() {
    Instant end = run.finished == null ? now : run.finished;
    return run.started == null ? "" : Words.length(Duration.between(run.started, end));
  }

  /** How many entries are done, and of how many; empty where nobody has said. */
  public String entries() {
    if (run.doneEntries() == 0 && run.totalEntries == null) {
      return "";
    }
    String all = run.totalEntries == null ? "" : " of " + Words.grouped(run.totalEntries);
    String failed =
        run.erroredEntries == 0 ? "" : ", " + Words.grouped(run.erroredEntries) + " failed";
    return Words.grouped(run.doneEntries()) + all + failed;
  }

  /** How much of it is done; null where that is not known. */
  public Integer percent() {
    if (run.totalEntries == null || run.totalEntries <= 0) {
      return null;
    }
    return (int) Math.min(100, 100 * run.doneEntries() / run.totalEntries);
  }

  public String worker() {
    return Objects.requireNonNullElse(run.worker, "");
  }

  public String message() {
    return Objects.requireNonNullElse(run.message, "");
  }

  public String arguments() {
    return run.args.isEmpty() ? "" : run.args.toString();
  }

  /** Whether it can be told to stop. */
  public boolean isCancellable() {
    return run.status == RunStatus.QUEUED || run.status == RunStatus.RUNNING;
  }
}
