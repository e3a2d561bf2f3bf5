package org.reperio.worker.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.reperio.job.LogLevel;
import org.reperio.job.RunContext;
import org.reperio.job.Schedule;
import org.reperio.job.Task;
import org.reperio.record.Embargoes;

/** Lifts embargoes in the minute in which they end. */
@ApplicationScoped
public class EmbargoTask implements Task {

  private static final int BATCH = 200;

  private final Embargoes embargoes;
  private final String schedule;

  public EmbargoTask(Embargoes embargoes, EmbargoSettings settings) {
    this.embargoes = embargoes;
    this.schedule = settings.schedule();
  }

  @Override
  public String name() {
    return "embargo-lifting";
  }

  @Override
  public String description() {
    return "Opens records and files whose embargo has ended.";
  }

  @Override
  public Optional<Schedule> schedule() {
    return Optional.of(Schedule.of(schedule));
  }

  @Override
  public void run(RunContext context) {
    int all = 0;
    int lifted;
    do {
      context.stopIfCancelled();
      lifted = embargoes.lift(BATCH);
      all += lifted;
      context.done(0, lifted, 0);
    } while (lifted == BATCH);
    if (all > 0) {
      context.log(LogLevel.INFO, "%,d embargoes have ended.".formatted(all));
    }
  }
}
