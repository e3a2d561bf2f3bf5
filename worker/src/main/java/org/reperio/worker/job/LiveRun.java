package org.reperio.worker.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.reperio.job.Arguments;
import org.reperio.job.LogLevel;
import org.reperio.job.Run;
import org.reperio.job.RunContext;
import org.reperio.job.RunLine;
import org.reperio.job.RunRepository.Counts;
import org.reperio.job.RunStatus;

/**
 * A run that this process does. What its task says is kept here and goes to the database now and
 * then, so that no entry waits for a statement.
 */
final class LiveRun implements RunContext {

  private static final int MOST_LINES = 1000;
  private static final int LONGEST_LINE = 2000;
  private static final long UNKNOWN = -1;

  private final Run run;
  private final Arguments arguments;
  private final AtomicLong total = new AtomicLong(UNKNOWN);
  private final LongAdder inserted = new LongAdder();
  private final LongAdder updated = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Queue<RunLine> lines = new ConcurrentLinkedQueue<>();
  private final AtomicInteger written = new AtomicInteger();
  private final Rest rest;
  private volatile boolean warned;
  private volatile boolean cancelled;
  private volatile boolean stopped;

  LiveRun(Run run, Rest rest) {
    this.run = run;
    this.rest = rest;
    this.arguments = new Arguments(run.args);
  }

  UUID id() {
    return run.id;
  }

  String worker() {
    return run.worker;
  }

  int attempt() {
    return run.attempt;
  }

  /** Whether another process may do it again. */
  boolean isQueued() {
    return run.queue != null;
  }

  String task() {
    return run.task;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public void log(LogLevel level, String message) {
    warned |= level != LogLevel.INFO;
    int line = written.incrementAndGet();
    if (line <= MOST_LINES) {
      add(level, message);
    } else if (line == MOST_LINES + 1) {
      add(LogLevel.WARNING, "The log is full; further lines are left out.");
    }
  }

  private void add(LogLevel level, String message) {
    lines.add(RunLine.of(run.id, level, shortened(message)));
  }

  static String shortened(String text) {
    // The database takes no NUL in a text.
    String clean = text.replace('\0', ' ');
    return clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE - 1) + "…";
  }

  @Override
  public void expect(long entries) {
    total.set(entries);
  }

  @Override
  public void done(long moreInserted, long moreUpdated, long moreFailed) {
    inserted.add(moreInserted);
    updated.add(moreUpdated);
    failed.add(moreFailed);
    rest.take();
  }

  @Override
  public boolean isCancelled() {
    return cancelled || stopped || Thread.currentThread().isInterrupted();
  }

  /** Tells it to end for good. */
  void cancel() {
    cancelled = true;
  }

  /** Tells it to end because this process does. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped && !cancelled;
  }

  Counts counts() {
    long entries = total.get();
    return new Counts(
        entries == UNKNOWN ? null : entries, inserted.sum(), updated.sum(), failed.sum());
  }

  /** The lines that were not taken yet. */
  List<RunLine> takeLines() {
    var taken = new ArrayList<RunLine>();
    for (RunLine line = lines.poll(); line != null; line = lines.poll()) {
      taken.add(line);
    }
    return taken;
  }

  /** Puts lines back that could not be written. */
  void giveBack(List<RunLine> taken) {
    lines.addAll(taken);
  }

  /** How it ends when its task has come to its end. */
  RunStatus success() {
    if (failed.sum() > 0) {
      return RunStatus.PARTIAL;
    }
    return warned ? RunStatus.WARNING : RunStatus.SUCCESS;
  }
}
