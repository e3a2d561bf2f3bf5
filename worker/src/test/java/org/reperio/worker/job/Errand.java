package org.reperio.worker.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.reperio.job.LogLevel;
import org.reperio.job.Parameter;
import org.reperio.job.RunContext;
import org.reperio.job.Schedule;
import org.reperio.job.Task;

/** A task that does what its argument says. */
@Dependent
public class Errand implements Task {

  private final String name;
  private final String schedule;
  private final boolean exclusive;

  @Inject
  Errand() {
    this("errand", null);
  }

  Errand(String name, String schedule) {
    this(name, schedule, false);
  }

  Errand(String name, String schedule, boolean exclusive) {
    this.name = name;
    this.schedule = schedule;
    this.exclusive = exclusive;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "Does what it is told.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.required("what", "What to do."));
  }

  @Override
  public Optional<Schedule> schedule() {
    return Optional.ofNullable(schedule).map(Schedule::of);
  }

  @Override
  public boolean isExclusive() {
    return exclusive;
  }

  @Override
  public void run(RunContext context) throws InterruptedException {
    switch (context.arguments().text("what").orElseThrow()) {
      case "count" -> {
        context.log(LogLevel.INFO, "I count.");
        context.expect(6);
        context.done(3, 2, 1);
      }
      case "warn" -> context.log(LogLevel.WARNING, "Look at this.");
      case "talk" -> {
        for (int i = 0; i < 1_500; i++) {
          context.log(LogLevel.INFO, "x".repeat(3_000));
        }
      }
      case "fail" -> throw new IllegalStateException("There is no such thing: no such thing.");
      case "outage" -> throw JobsTest.outage();
      case "wait" -> {
        for (int i = 0; i < 600; i++) {
          context.stopIfCancelled();
          Thread.sleep(100);
        }
      }
      default -> {
        // Nothing to do.
      }
    }
  }
}
