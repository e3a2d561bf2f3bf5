package org.example.museum.worker;

import jakarta.enterprise.context.ApplicationScoped;
import org.example.museum.Visits;
import org.reperio.job.LogLevel;
import org.reperio.job.RunContext;
import org.reperio.job.Task;

/** A job: counts what the museum has seen. */
@ApplicationScoped
public class StocktakingTask implements Task {

  private final Visits visits;

  public StocktakingTask(Visits visits) {
    this.visits = visits;
  }

  @Override
  public String name() {
    return "museum-stocktaking";
  }

  @Override
  public String description() {
    return "Counts what the museum has seen.";
  }

  @Override
  public void run(RunContext context) {
    context.log(LogLevel.INFO, "%d visits".formatted(visits.count()));
  }
}
