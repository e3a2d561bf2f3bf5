package org.reperio.worker.monitor;

import java.time.Instant;
import java.util.List;
import org.reperio.job.LiveWorkers;
import org.reperio.job.Run;

/**
 * A worker on the overview.
 *
 * @param queues that it takes from, for people
 * @param runs of jobs that it does
 */
public record WorkerView(
    String id,
    String host,
    String version,
    String queues,
    List<Run> runs,
    Instant started,
    Instant seen,
    boolean alive) {

  static WorkerView of(LiveWorkers.Worker worker, List<Run> running, Instant now) {
    return new WorkerView(
        worker.id(),
        worker.host(),
        worker.version(),
        worker.queues().isEmpty() ? Minute.UNKNOWN : String.join(", ", worker.queues()),
        running.stream().filter(run -> worker.id().equals(run.worker)).toList(),
        worker.started(),
        worker.seen(),
        worker.isAlive(now));
  }
}
