package org.reperio.worker.pid.registration;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.reperio.worker.messaging.ConsumerStates;

/**
 * A few threads that register what is due: at once when they are woken, and from time to time by
 * themselves, for what had to wait or whose event was lost.
 */
@ApplicationScoped
public class RegistrationWorkers {

  private static final int THREADS = 4;
  private static final Duration DATABASE_DOWN = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final RegistrarUpdates updates;
  private final ConsumerStates consumers;
  private final Duration interval;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "pid-registration"));
  private final Object signal = new Object();
  private long signals;
  private volatile boolean running;

  public RegistrationWorkers(
      RegistrarUpdates updates, ConsumerStates consumers, RegistrationSettings settings) {
    this.updates = updates;
    this.consumers = consumers;
    this.interval = settings.registration().interval();
  }

  /** Starts them; they end with the service. */
  public void start() {
    running = true;
    for (int i = 0; i < THREADS; i++) {
      threads.execute(this::work);
    }
  }

  /** Says that there may be something to do. */
  public void wake() {
    synchronized (signal) {
      signals++;
      signal.notifyAll();
    }
  }

  @PreDestroy
  void stop() throws InterruptedException {
    running = false;
    wake();
    threads.shutdown();
    if (!threads.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }

  private void work() {
    try {
      while (running) {
        long seen = seen();
        if (!attempt()) {
          await(seen);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() throws InterruptedException {
    try {
      // Who pauses the queue wants the registrars to be left alone.
      return consumers.isFree(RegistrationQueue.NAME) && updates.next();
    } catch (RuntimeException e) {
      Log.debug("identifiers cannot be registered now", e);
      Thread.sleep(DATABASE_DOWN.toMillis());
      return false;
    }
  }

  private long seen() {
    synchronized (signal) {
      return signals;
    }
  }

  private void await(long seen) throws InterruptedException {
    long end = System.nanoTime() + interval.toNanos();
    synchronized (signal) {
      for (long left = interval.toMillis();
          running && signals == seen && left > 0;
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
        signal.wait(left);
      }
    }
  }
}
