package org.reperio.worker.audit;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.reperio.audit.AuditChain;

/** Gives new entries of the audit log their places in the chain, as they come. */
@ApplicationScoped
public class AuditRelay {

  private static final long IDLE_MILLIS = 250;
  private static final long DOWN_MILLIS = 1_000;
  private static final long STOP_SECONDS = 15;

  private final AuditChain chain;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "audit-chain"));
  private volatile boolean running;

  AuditRelay(AuditChain chain) {
    this.chain = chain;
  }

  /** Starts; ends with the service. */
  public void start() {
    running = true;
    thread.execute(this::carry);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    running = false;
    thread.shutdown();
    if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }

  private void carry() {
    boolean up = true;
    while (running) {
      try {
        int chained = chain.isWaiting() ? chain.chain() : 0;
        if (!up) {
          Log.info("entries of the audit log are chained again");
          up = true;
        }
        if (chained < AuditChain.BATCH) {
          Thread.sleep(IDLE_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (up) {
          Log.warnf("entries of the audit log wait for the chain: %s", e.getMessage());
          up = false;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(DOWN_MILLIS);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
