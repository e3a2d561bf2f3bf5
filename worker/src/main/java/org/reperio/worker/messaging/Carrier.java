package org.reperio.worker.messaging;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * A thread that carries what waits, batch after batch, until the service ends. It rests where
 * nothing waits, and tries again where something is down, which it says once.
 */
public final class Carrier {

  private static final Duration DOWN = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Words words;
  private final int full;
  private final Duration idle;
  private final IntSupplier batch;
  private final ExecutorService thread;
  private volatile boolean running;

  /**
   * What the log says.
   *
   * @param thread the name of the thread
   * @param waiting that something is down; the reason follows
   * @param again that it is up
   * @param reason of a failure
   */
  public record Words(
      String thread, String waiting, String again, Function<RuntimeException, String> reason) {}

  /**
   * @param full how many a batch has when more may wait
   * @param idle how long to rest after a batch that is not full
   * @param batch carries one, and says how many it had
   */
  public Carrier(Words words, int full, Duration idle, IntSupplier batch) {
    this.words = words;
    this.full = full;
    this.idle = idle;
    this.batch = batch;
    this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, words.thread()));
  }

  /** Starts carrying. */
  public void start() {
    running = true;
    thread.execute(this::carry);
  }

  /** Ends after the batch that is under way, or after fifteen seconds. */
  public void stop() throws InterruptedException {
    running = false;
    thread.shutdown();
    if (!thread.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }

  private void carry() {
    boolean up = true;
    while (running) {
      try {
        int carried = batch.getAsInt();
        if (!up) {
          Log.info(words.again());
          up = true;
        }
        if (carried < full) {
          Thread.sleep(idle.toMillis());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (up) {
          Log.warnf("%s: %s", words.waiting(), words.reason().apply(e));
          up = false;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(DOWN.toMillis());
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
