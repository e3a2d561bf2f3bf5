package org.reperio.fault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Crashes on demand, so that a test can prove what a crash at any step of publishing leaves behind.
 *
 * <p>A test creates an empty file that is named after a {@link FaultPoint} in the directory {@code
 * reperio.test.fault-directory}. The process that comes to this point next removes the file and
 * halts as {@code kill -9} would: no shutdown hook runs, nothing is flushed or rolled back. Without
 * that setting, as everywhere but in tests, a point is a comparison with null.
 */
@ApplicationScoped
public class FaultPoints {

  /** The exit status of a process that SIGKILL ended, as shells give it. */
  private static final int KILLED = 137;

  /** In the file: the process is to run out of memory instead. */
  private static final String MEMORY = "memory";

  private final Path directory;
  private final TransactionSynchronizationRegistry transactions;

  public FaultPoints(FaultSettings settings, TransactionSynchronizationRegistry transactions) {
    this.directory = settings.faultDirectory().orElse(null);
    this.transactions = transactions;
  }

  /** Ends the process if a test wants it to end here. */
  public void pass(FaultPoint point) {
    if (directory == null) {
      return;
    }
    Path armed = directory.resolve(point.fileName());
    try {
      String way = Files.exists(armed) ? Files.readString(armed) : "";
      if (Files.deleteIfExists(armed)) {
        if (way.equals(MEMORY)) {
          exhaustMemory();
        } else {
          Runtime.getRuntime().halt(KILLED);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a fault point cannot be read", e);
    }
  }

  /** Fails as a request that takes all memory does; others live on, unless the process ends. */
  private static void exhaustMemory() {
    List<byte[]> taken = new ArrayList<>();
    while (taken.size() < Integer.MAX_VALUE) {
      taken.add(new byte[1 << 20]);
    }
  }

  /** Passes one point just before the transaction under way commits, another when it has. */
  public void aroundCommit(FaultPoint before, FaultPoint after) {
    if (directory == null) {
      return;
    }
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            pass(before);
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              pass(after);
            }
          }
        });
  }
}
