package org.reperio.worker.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reperio.file.FileSettings;
import org.reperio.file.Fixity;
import org.reperio.job.LogLevel;
import org.reperio.job.Parameter;
import org.reperio.job.RunContext;
import org.reperio.job.Schedule;
import org.reperio.job.Task;

/** Checks that stored content is what it was, slowly. */
@ApplicationScoped
public class FixityTask implements Task {

  private static final Duration EVERY = Duration.ofMinutes(10);

  /** How long ago a check of content was that was not what it was, until it is due again. */
  private static final Duration BROKEN = Duration.ofDays(1);

  private final Fixity fixity;

  /** Content checked less than this ago is not due. */
  private final Duration interval;

  /** How fast to read at most; 0 to check nothing by the clock. */
  private final long bytesPerSecond;

  public FixityTask(Fixity fixity, FileSettings settings) {
    this.fixity = fixity;
    this.interval = settings.fixity().interval();
    this.bytesPerSecond = settings.fixity().bytesPerSecond().asLongValue();
  }

  @Override
  public String name() {
    return "fixity";
  }

  @Override
  public String description() {
    return "Reads stored content and compares it with its checksum, longest ago first.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.optional("all", "true to check everything, also what was checked lately."));
  }

  @Override
  public Optional<Schedule> schedule() {
    return bytesPerSecond <= 0 ? Optional.empty() : Optional.of(new Schedule.Interval(EVERY));
  }

  @Override
  public void run(RunContext context) {
    long start = System.nanoTime();
    boolean all = context.arguments().isSet("all");
    check(
        context,
        () -> all ? since(start) : new Fixity.Due(interval, shorter(interval, BROKEN)),
        bytesPerSecond <= 0 ? FASTEST : bytesPerSecond);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Everything is due that was not checked since then. */
  static Fixity.Due since(long start) {
    Duration age = Duration.ofNanos(System.nanoTime() - start);
    return new Fixity.Due(age, age);
  }

  /** What is due for somebody who asks, and has perhaps brought back what was broken. */
  Fixity.Due asked(long start) {
    return new Fixity.Due(interval, since(start).broken());
  }

  /** As fast as the storage gives. */
  static final long FASTEST = Long.MAX_VALUE / 4;

  /** The result of a check. */
  record Checked(long contents, long bytes) {}

  /**
   * Checks what is due.
   *
   * @param due which content is
   */
  Checked check(RunContext context, Supplier<Fixity.Due> due, long bytesPerSecond) {
    long contents = 0;
    long bytes = 0;
    for (Optional<Fixity.Result> next = next(context, due.get(), bytesPerSecond);
        next.isPresent();
        next = next(context, due.get(), bytesPerSecond)) {
      Fixity.Result result = next.get();
      contents++;
      bytes += result.size();
      boolean intact = result.outcome() == Fixity.Outcome.INTACT;
      context.done(0, intact ? 1 : 0, intact ? 0 : 1);
      if (!intact) {
        context.log(
            LogLevel.ERROR,
            "Content %s is %s: %s".formatted(result.sha256(), result.outcome(), result.detail()));
      }
    }
    context.stopIfCancelled();
    return new Checked(contents, bytes);
  }

  private Optional<Fixity.Result> next(RunContext context, Fixity.Due due, long bytesPerSecond) {
    return fixity.checkNext(due, bytesPerSecond, context::isCancelled);
  }
}
