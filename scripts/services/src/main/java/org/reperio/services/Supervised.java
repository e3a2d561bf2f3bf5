package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One program kept running: started, waited for, and started again when it ends by itself, after a
 * pause that grows from one failure to the next.
 */
final class Supervised {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A program that lived this long is healthy again: the pause starts again. */
  private static final Duration STABLE = Duration.ofSeconds(60);

  /** Ctrl-C in a terminal reaches the children too: they may end just before we notice it. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private static final int FIRST_STARTS = 3;
  private static final int LOG_LINES = 8;
  private static final long LARGEST_LOG = 20L * 1024 * 1024;

  private final Program program;
  private final InstanceFolder instance;
  private final Console console;
  private final Runnable onReady;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final Thread thread;
  private volatile Process process;
  private volatile boolean stopping;
  private volatile boolean ready;

  /**
   * @param onReady called each time the program answers after a start
   */
  Supervised(Program program, InstanceFolder instance, Console console, Runnable onReady) {
    this.program = program;
    this.instance = instance;
    this.console = console;
    this.onReady = onReady;
    this.thread = new Thread(this::keepRunning, "keep " + program.name());
    this.thread.setDaemon(true);
  }

  Program program() {
    return program;
  }

  /** Starts the program; the answer completes when it is ready, exceptionally when it cannot be. */
  CompletableFuture<Void> start() {
    thread.start();
    return firstReady;
  }

  boolean isReady() {
    return ready;
  }

  Optional<ProcessHandle> running() {
    return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
  }

  /** Stops the program and waits until it has ended. */
  void stop() throws InterruptedException {
    Process current;
    synchronized (this) {
      stopping = true;
      current = process;
    }
    thread.interrupt();
    if (current != null) {
      try {
        Processes.stop(current.toHandle(), program.stopSignal(), program.stopPatience());
      } catch (IOException e) {
        current.destroyForcibly();
      }
    }
    thread.join(program.stopPatience().toMillis());
    try {
      if (running().isEmpty()) {
        Files.deleteIfExists(record(instance, program.name()));
      }
    } catch (IOException e) {
      console.say(program.name(), "its record stays behind: " + e.getMessage());
    }
  }

  /** Where it is noted which process the program {@code name} is. */
  static Path record(InstanceFolder instance, String name) {
    return instance.state().resolve(name + ".pid");
  }

  /** Stops the process that a killed supervisor left behind, if there is one. */
  static boolean stopLeftover(InstanceFolder instance, Program program)
      throws IOException, InterruptedException {
    Path record = record(instance, program.name());
    Optional<ProcessHandle> leftover = Processes.recorded(record);
    if (leftover.isPresent()) {
      Processes.stop(leftover.get(), program.stopSignal(), program.stopPatience());
    }
    Files.deleteIfExists(record);
    return leftover.isPresent();
  }

  private void keepRunning() {
    Duration pause = FIRST_PAUSE;
    int failedStarts = 0;
    try {
      while (!stopping) {
        long started = System.nanoTime();
        String end = runOnce(started);
        ready = false;
        if (stopping) {
          return;
        }
        Thread.sleep(GRACE.toMillis());
        if (stopping) {
          return;
        }
        if (!firstReady.isDone() && ++failedStarts == FIRST_STARTS) {
          firstReady.completeExceptionally(new IllegalStateException(explain(end)));
          return;
        }
        if (System.nanoTime() - started > STABLE.toNanos()) {
          pause = FIRST_PAUSE;
        }
        console.say(
            program.name(),
            end
                + "; starting it again in "
                + pause.toMillis() / 1000.0
                + " s (log: "
                + log()
                + ")");
        Thread.sleep(pause.toMillis());
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
          pause = LONGEST_PAUSE;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the program, waits until it ends, and says in a clause how it ended. */
  private String runOnce(long started) throws InterruptedException {
    try {
      if (stopLeftover(instance, program)) {
        console.say(program.name(), "stopped the one that an earlier run left behind");
      }
      ProcessBuilder builder = program.prepare();
      rotate(log());
      builder.command(Processes.forOwnerOnly(inOwnSession(builder.command())));
      builder.redirectErrorStream(true);
      builder.redirectOutput(instance.appendTo(program.name()));
      synchronized (this) {
        if (stopping) {
          return "stopped";
        }
        process = builder.start();
      }
      Processes.record(record(instance, program.name()), process.toHandle());
    } catch (IOException e) {
      return "cannot be started: " + e.getMessage();
    }
    if (!awaitReady(started)) {
      if (process.isAlive()) {
        process.destroyForcibly().waitFor();
        return "did not answer within " + program.startPatience().toSeconds() + " s";
      }
      return "ended while it started (exit code " + process.exitValue() + ")";
    }
    ready = true;
    console.say(
        program.name(),
        String.format(
            java.util.Locale.ROOT,
            "ready after %.1f s at %s",
            (System.nanoTime() - started) / 1e9,
            program.address()));
    firstReady.complete(null);
    onReady.run();
    int exit = process.waitFor();
    return "ended (exit code " + exit + ")";
  }

  private boolean awaitReady(long started) throws InterruptedException {
    while (System.nanoTime() - started < program.startPatience().toNanos()) {
      if (program.isReady()) {
        return process.isAlive();
      }
      if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  /** So that Ctrl-C reaches the supervisor alone, which then stops its children in order. */
  private static List<String> inOwnSession(List<String> command) {
    if (!Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      return command;
    }
    List<String> detached = new ArrayList<>();
    detached.add("/usr/bin/setsid");
    detached.addAll(command);
    return detached;
  }

  private Path log() {
    return instance.log(program.name());
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String explain(String end) {
    StringBuilder text = new StringBuilder(program.name()).append(' ').append(end);
    text.append(". The end of ").append(log()).append(":");
    try {
      List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
      for (String line : lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())) {
        text.append("\n  ").append(line);
      }
    } catch (IOException e) {
      text.append("\n  (cannot be read: ").append(e.getMessage()).append(')');
    }
    return text.toString();
  }
}
