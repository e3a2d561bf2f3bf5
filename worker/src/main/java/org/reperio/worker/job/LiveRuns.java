package org.reperio.worker.job;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.reperio.job.Demand;
import org.reperio.job.JobSettings;
import org.reperio.job.Run;
import org.reperio.job.RunCancelled;
import org.reperio.job.RunContext;
import org.reperio.job.RunLine;
import org.reperio.job.RunRepository;
import org.reperio.job.RunStatus;
import org.reperio.worker.outage.Outage;

/**
 * The runs that this process does. They say to the database that they go on and how far they are,
 * learn there that they are to stop, and say at last how they ended.
 */
@ApplicationScoped
public class LiveRuns {

  private static final Duration REPORT = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(10);

  private final RunRepository runs;
  private final JobSettings settings;
  private final Demand demand;
  private final String worker = name();
  private final Set<LiveRun> live = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "job-reports");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stopping;

  public LiveRuns(RunRepository runs, JobSettings settings, Demand demand) {
    this.runs = runs;
    this.settings = settings;
    this.demand = demand;
    clock.scheduleWithFixedDelay(
        () -> live.forEach(this::report),
        REPORT.toMillis(),
        REPORT.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static String name() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return "%s:%d:%s"
        .formatted(
            host, ProcessHandle.current().pid(), UUID.randomUUID().toString().substring(0, 8));
  }

  /** The work of a run. */
  public interface Body<T> {
    T run(RunContext context) throws Exception;
  }

  /** The name by which this process has runs. */
  public String worker() {
    return worker;
  }

  public boolean isStopping() {
    return stopping;
  }

  /**
   * Does a run that this process has.
   *
   * @return what its body returns
   * @throws Exception what its body throws, when that is noted
   */
  public <T> T execute(Run claimed, Body<T> body) throws Exception {
    var run = new LiveRun(claimed, Rest.of(settings, demand));
    live.add(run);
    try {
      T result = body.run(run);
      end(run, run.success(), null);
      return result;
    } catch (RunCancelled | InterruptedException e) {
      cancelled(run);
      throw e;
    } catch (Exception | Error e) {
      failed(run, e);
      throw e;
    } finally {
      live.remove(run);
    }
  }

  private void cancelled(LiveRun run) {
    if (run.isStopped() && run.isQueued()) {
      giveBack(run, "The worker was stopped.", Instant.now());
    } else {
      end(
          run,
          RunStatus.CANCELLED,
          run.isStopped() ? "The process that ran it was stopped." : null);
    }
  }

  private void failed(LiveRun run, Throwable failure) {
    if (run.isCancelled() && run.isStopped()) {
      cancelled(run);
      return;
    }
    String reason = LiveRun.shortened(String.valueOf(failure));
    if (run.isQueued() && run.attempt() <= settings.retries() && Outage.isBehind(failure)) {
      Log.warnf("job %s is tried again: %s", run.task(), reason);
      giveBack(
          run, reason, Instant.now().plus(LEAST_PAUSE.multipliedBy(1L << (2 * run.attempt()))));
    } else {
      if (run.isQueued()) {
        Log.errorf(failure, "job %s failed", run.task());
      }
      end(run, RunStatus.FAILED, reason);
    }
  }

  private void giveBack(LiveRun run, String reason, Instant notBefore) {
    lastly(run, () -> runs.giveBack(run.id(), run.worker(), reason, notBefore));
  }

  private void end(LiveRun run, RunStatus status, String message) {
    lastly(run, () -> runs.finish(run.id(), run.worker(), status, message));
  }

  /** A run whose end cannot be noted ends in the history when its lease does. */
  private void lastly(LiveRun run, Runnable change) {
    live.remove(run);
    try {
      report(run);
      change.run();
    } catch (RuntimeException e) {
      Log.warnf("the end of a run of %s could not be noted: %s", run.task(), e);
    }
  }

  private void report(LiveRun run) {
    List<RunLine> lines = run.takeLines();
    try {
      Optional<RunStatus> status =
          runs.report(
              run.id(), run.worker(), run.counts(), Instant.now().plus(settings.lease()), lines);
      if (status.isEmpty() || status.get() == RunStatus.CANCELLING) {
        run.cancel();
      }
    } catch (RuntimeException e) {
      run.giveBack(lines);
      Log.debugf("how far %s is could not be noted: %s", run.task(), e);
    }
  }

  /** Lets the runs end, before what they need is gone. */
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
      throws InterruptedException {
    stopping = true;
    live.forEach(LiveRun::stop);
    long end = System.nanoTime() + STOP.toNanos();
    while (!live.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    for (LiveRun run : live) {
      cancelled(run);
    }
    clock.shutdownNow();
  }
}
