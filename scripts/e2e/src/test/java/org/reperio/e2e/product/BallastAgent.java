package org.reperio.e2e.product;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@link HeapBallast} puts into another process; it needs no other class of ours. */
public final class BallastAgent {

  private static final int BLOCK = 1024 * 1024;

  /** Blocks from one collection to the next: the young objects need room, too. */
  private static final int AT_A_TIME = 16;

  private static final long PAUSE_MS = 200;

  private BallastAgent() {}

  /**
   * Begins, and does not wait.
   *
   * @param arguments the portion of the heap's older part that is to be in use, a space, and a file
   *     whose end is that of the ballast
   */
  public static void agentmain(String arguments) {
    String[] words = arguments.split(" ", 2);
    double portion = Double.parseDouble(words[0]);
    Path mark = Path.of(words[1]);
    var thread = new Thread(() -> hold(portion, mark), "ballast");
    thread.setDaemon(true);
    thread.start();
  }

  private static void hold(double portion, Path mark) {
    MemoryPoolMXBean older = older();
    List<byte[]> ballast = new ArrayList<>();
    boolean full = false;
    try {
      while (Files.exists(mark)) {
        if (!full) {
          System.gc();
          MemoryUsage usage = older.getUsage();
          long lacking = ((long) (portion * usage.getMax()) - usage.getUsed()) / BLOCK;
          for (long i = Math.min(lacking, AT_A_TIME); i > 0; i--) {
            ballast.add(new byte[BLOCK]);
          }
          full = lacking <= 0;
        }
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ballast.clear();
    System.gc();
  }

  private static MemoryPoolMXBean older() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
        .findFirst()
        .orElseThrow();
  }
}
