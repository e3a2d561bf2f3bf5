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
 * @param state how it stands, as a class of the style sheet
 * @param took how long it took or goes on, empty before it begins
 * @param entries how many are done, and of how many
 * @param percent null where the number of entries is not known
 * @param cancellable whether it can be told to stop
 */
public record RunView(
    UUID id,
    String job,
    String status,
    String state,
    Instant created,
    String took,
    String entries,
    Integer percent,
    String worker,
    String message,
    String arguments,
    boolean cancellable) {

  private static final Set<RunStatus> GOOD = Set.of(RunStatus.SUCCESS);
  private static final Set<RunStatus> BAD = Set.of(RunStatus.FAILED, RunStatus.PARTIAL);

  static RunView of(Run run, Instant now) {
    Instant end = run.finished == null ? now : run.finished;
    return new RunView(
        run.id,
        run.title,
        run.status.toString(),
        state(run.status),
        run.created,
        run.started == null ? "" : Words.length(Duration.between(run.started, end)),
        entries(run),
        percent(run),
        Objects.requireNonNullElse(run.worker, ""),
        Objects.requireNonNullElse(run.message, ""),
        run.args.isEmpty() ? "" : run.args.toString(),
        run.status == RunStatus.QUEUED || run.status == RunStatus.RUNNING);
  }

  private static String state(RunStatus status) {
    if (GOOD.contains(status)) {
      return "good";
    }
    return BAD.contains(status) ? "bad" : status.isFinished() ? "wait" : "live";
  }

  private static String entries(Run run) {
    String done = Words.grouped(run.doneEntries());
    String all = run.totalEntries == null ? "" : " of " + Words.grouped(run.totalEntries);
    String failed =
        run.erroredEntries == 0 ? "" : ", " + Words.grouped(run.erroredEntries) + " failed";
    return run.doneEntries() == 0 && run.totalEntries == null ? "" : done + all + failed;
  }

  private static Integer percent(Run run) {
    if (run.totalEntries == null || run.totalEntries <= 0) {
      return null;
    }
    return (int) Math.min(100, 100 * run.doneEntries() / run.totalEntries);
  }
}
