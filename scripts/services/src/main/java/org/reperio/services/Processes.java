package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes of the operating system: signals, and records by which a later run finds them again.
 */
final class Processes {
  /** The start time that the system reports for one and the same process may differ a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private Processes() {}

  /** Sends {@code signal}; kills the process when it is still there after {@code patience}. */
  static void stop(ProcessHandle process, String signal, Duration patience)
      throws IOException, InterruptedException {
    signal(process, signal);
    if (!ends(process, patience)) {
      process.destroyForcibly();
      ends(process, AFTER_KILL);
    }
  }

  /** Sends {@code signal} (such as TERM or INT) and does not wait. */
  static void signal(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    if (signal.equals("TERM")) {
      process.destroy();
      return;
    }
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static boolean ends(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The command, so that nobody but its owner may read what it writes. */
  static List<String> forOwnerOnly(List<String> command) {
    List<String> masked = new ArrayList<>(List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"));
    masked.addAll(command);
    return masked;
  }

  /** Notes in {@code file} which process it is. */
  static void record(Path file, ProcessHandle process) throws IOException {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    InstanceFolder.replace(file, process.pid() + " " + started + "\n");
  }

  /** The process noted in {@code file}, when it still runs and its number was not given away. */
  static Optional<ProcessHandle> recorded(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] parts = Files.readString(file).strip().split(" ", -1);
    if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,15}")) {
      return Optional.empty();
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(
                        actual -> Duration.between(started, actual).abs().compareTo(TOLERANCE) <= 0)
                    .orElse(false));
  }
}
