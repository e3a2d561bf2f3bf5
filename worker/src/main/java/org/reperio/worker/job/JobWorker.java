package org.reperio.worker.job;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.reperio.job.JobPlanning;
import org.reperio.job.JobSettings;
import org.reperio.job.Run;
import org.reperio.job.RunCancelled;
import org.reperio.job.RunClaims;
import org.reperio.job.Task;
import org.reperio.trace.TracedWork;
import org.reperio.trace.Traces;

/** Does the runs that are due, a few at a time. */
@ApplicationScoped
public class JobWorker {

  /** Its name in the context of log lines. */
  private static final String LOG_KEY = "jobId";

  private final JobPlanning planning;
  private final RunClaims claims;
  private final LiveRuns runs;
  private final Tasks tasks;
  private final Traces traces;
  private final long lease;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newCachedThreadPool(JobWorker::thread);
  private boolean registered;
  private long reachableSince;

  public JobWorker(
      JobPlanning planning,
      RunClaims claims,
      LiveRuns runs,
      Tasks tasks,
      Traces traces,
      JobSettings settings) {
    this.planning = planning;
    this.claims = claims;
    this.runs = runs;
    this.tasks = tasks;
    this.traces = traces;
    this.lease = settings.lease().toNanos();
    this.free = new Semaphore(settings.threads());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "job");
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  @Scheduled(
      identity = "jobs",
      every = "${reperio.jobs.poll}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    try {
      doWhatIsDue();
    } catch (RuntimeException e) {
      reachableSince = 0;
      Log.debugf("jobs wait: %s", e);
    }
  }

  private void doWhatIsDue() {
    Map<String, Task> known = tasks.byName();
    if (!registered) {
      planning.register(known);
      registered = true;
    }
    while (!runs.isStopping() && planning.planNext(known)) {
      continue;
    }
    recover();
    while (!runs.isStopping() && free.tryAcquire()) {
      Optional<Run> next = Optional.empty();
      try {
        next = claims.claim(known, runs.worker());
      } finally {
        if (next.isEmpty()) {
          free.release();
        }
      }
      if (next.isEmpty()) {
        return;
      }
      Run run = next.get();
      threads.execute(() -> runTraced(run));
    }
  }

  /**
   * While the database is away nobody can say that a run goes on. So a worker takes others for dead
   * only when it has itself seen the database for as long as a lease lasts.
   */
  private void recover() {
    long now = System.nanoTime();
    if (reachableSince == 0) {
      reachableSince = now;
    }
    if (now - reachableSince >= lease) {
      int lost = claims.recover();
      if (lost > 0) {
        Log.warnf("%d runs of jobs have lost their worker", lost);
      }
    }
  }

  private void runTraced(Run run) {
    try (var work = traces.work("job " + run.task).log(LOG_KEY, run.id.toString())) {
      run(run, work);
    }
  }

  private void run(Run run, TracedWork work) {
    Task task = tasks.byName().get(run.task);
    long begin = System.nanoTime();
    try {
      runs.execute(
          run,
          context -> {
            context.arguments().check(task.parameters());
            task.run(context);
            return null;
          });
      Log.debugf(
          "job %s took %d ms", run.task, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    } catch (RunCancelled e) {
      work.fail();
      Log.infof("job %s was stopped", run.task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      work.fail();
      Log.debugf("job %s: %s", run.task, e);
    } finally {
      free.release();
    }
  }
}
