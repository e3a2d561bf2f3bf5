package org.reperio.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One of the programs that the server keeps running: a service, or one of Reperio's applications.
 */
public final class Part {

  private static final Duration RESTART = Duration.ofSeconds(90);

  private final String name;
  private final Path record;

  Part(String name, Path instance) {
    this.name = name;
    // services.properties names the services alone; these files, the applications too.
    this.record = instance.resolve("services").resolve(name + ".pid");
  }

  public String name() {
    return name;
  }

  /** The process that runs now, if there is one. */
  public Optional<ProcessHandle> process() {
    try {
      String noted = Files.readString(record).strip().split(" ")[0];
      return ProcessHandle.of(Long.parseLong(noted)).filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Kills it as a crash would ({@code kill -9}); the server starts it again by itself. */
  public ProcessHandle kill() {
    ProcessHandle process =
        process().orElseThrow(() -> new IllegalStateException(name + " does not run"));
    process.destroyForcibly();
    process.onExit().orTimeout(RESTART.toSeconds(), TimeUnit.SECONDS).join();
    return process;
  }

  /** Waits until another process runs in the place of {@code former}. */
  public ProcessHandle awaitSuccessor(ProcessHandle former) {
    return await(name + " is started again")
        .atMost(RESTART)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> process().filter(now -> now.pid() != former.pid()), Optional::isPresent)
        .orElseThrow();
  }

  /**
   * Kills it and keeps it from coming back: its successor is stopped before it can open a port.
   *
   * @return what lets it go on when it is closed
   */
  public Outage outage() {
    ProcessHandle successor = awaitSuccessor(kill());
    signal("STOP", successor);
    return () -> signal("CONT", successor);
  }

  /**
   * Stops it without killing it (SIGSTOP), with all processes that it has started: its connections
   * stay, new ones are taken by the system, and nobody answers.
   *
   * @return what lets it go on when it is closed
   */
  public Outage pause() {
    ProcessHandle process =
        process().orElseThrow(() -> new IllegalStateException(name + " does not run"));
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(each -> signal("STOP", each));
    return () -> all.forEach(each -> signal("CONT", each));
  }

  /** The time without a program. */
  @FunctionalInterface
  public interface Outage extends AutoCloseable {
    @Override
    void close();
  }

  private void signal(String signal, ProcessHandle process) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + signal + " of " + name + " answered " + status);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
