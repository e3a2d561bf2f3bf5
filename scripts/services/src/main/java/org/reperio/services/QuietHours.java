package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Work for when the server is up and nobody waits: makes the class archives that let the next start
 * be quicker.
 */
final class QuietHours implements Runnable {
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final InstanceFolder instance;
  private final List<Recordable> programs;
  private final Console console;

  /** A program whose start can be recorded. */
  interface Recordable {
    /** The archive that a start uses; empty where it can have none. */
    Optional<ClassArchive> archive() throws IOException;

    /** A start like the real one, that keeps its data in {@code folder} and takes a free port. */
    Rehearsal rehearsal(Path folder) throws IOException;
  }

  /**
   * How a program is started for its archive.
   *
   * @param started whether it has started and is to be ended; never, for what ends when its
   *     standard input does
   */
  record Rehearsal(ProcessBuilder command, BooleanSupplier started) {

    /** One that ends when its standard input does. */
    static Rehearsal of(ProcessBuilder command) {
      return new Rehearsal(command, () -> false);
    }
  }

  QuietHours(InstanceFolder instance, List<Recordable> programs, Console console) {
    this.instance = instance;
    this.programs = programs;
    this.console = console;
  }

  @Override
  public void run() {
    try {
      Thread.sleep(SETTLED.toMillis());
      for (Recordable program : programs) {
        record(program);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      console.say("the next start will be no quicker: " + e.getMessage());
    }
  }

  private void record(Recordable program) throws IOException, InterruptedException {
    Optional<ClassArchive> archive = program.archive();
    if (archive.isEmpty() || archive.get().exists()) {
      return;
    }
    Path folder = Files.createTempDirectory(instance.state(), "rehearsal");
    try {
      Rehearsal rehearsal = program.rehearsal(folder);
      archive.get().record(rehearsal.command(), rehearsal.started());
    } finally {
      Trees.delete(folder);
    }
  }
}
