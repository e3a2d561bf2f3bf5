package org.reperio.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Crashes at a given step: a file of the step's name makes the program that comes to the step next
 * remove the file and die as {@code kill -9} would make it (org.reperio.fault.FaultPoints).
 */
public final class Faults {

  private final Path directory;

  Faults(Path directory) {
    this.directory = directory;
  }

  /** Has the next program that comes to the step crash there. */
  public void arm(String step) throws IOException {
    Files.createFile(directory.resolve(step));
  }

  /** Has the next program that comes to the step take all memory that it can have. */
  public void exhaust(String step) throws IOException {
    Path fresh = Files.writeString(directory.resolve("." + step), "memory");
    Files.move(fresh, directory.resolve(step), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether a program has crashed at the step since it was armed. */
  public boolean hasStruck(String step) {
    return Files.notExists(directory.resolve(step));
  }

  /** Lets the step pass again, whether or not a thread reached it. */
  public void disarm(String step) throws IOException {
    Files.deleteIfExists(directory.resolve(step));
  }
}
