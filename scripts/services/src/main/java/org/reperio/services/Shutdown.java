package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Stops groups of programs, one group after the other. */
final class Shutdown implements Runnable {
  private final InstanceFolder instance;
  private final Console console;
  private final InstanceLock lock;
  private final List<Supervisor> groups;

  /**
   * @param lock given back when all have ended
   * @param groups in the order in which they are stopped
   */
  Shutdown(InstanceFolder instance, Console console, InstanceLock lock, List<Supervisor> groups) {
    this.instance = instance;
    this.console = console;
    this.lock = lock;
    this.groups = groups;
  }

  @Override
  public void run() {
    console.say("stopping");
    try {
      for (Supervisor group : groups) {
        group.stop();
      }
      Files.deleteIfExists(InstanceLock.holderRecord(instance));
      lock.close();
      console.say("stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      console.say("stopped, but not tidied: " + e.getMessage());
    }
  }
}
