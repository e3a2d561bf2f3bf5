package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
    /** The archive that a start uses. */
    ClassArchive archive() throws IOException;

    /** A start like the real one, that keeps its data in {@code folder} and takes a free port. */
    ProcessBuilder rehearsal(Path folder) throws IOException;
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
    ClassArchive archive = program.archive();
    if (archive.exists()) {
      return;
    }
    Path folder = Files.createTempDirectory(instance.state(), "rehearsal");
    try {
      archive.record(program.rehearsal(folder));
    } finally {
      Trees.delete(folder);
    }
  }
}
