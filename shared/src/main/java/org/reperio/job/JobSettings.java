package org.reperio.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;

/** Jobs: how many at once, and how long their history stays. */
@ConfigMapping(prefix = "reperio.jobs")
public interface JobSettings {

  /** How many runs a worker does at the same time; at least 1. */
  @WithDefault("2")
  @Min(1)
  int threads();

  /**
   * For how long a run rests after each batch, in relation to how long the batch took: 1 works half
   * of the time, 0 all the time; commands do not rest. 0 or more.
   */
  @WithDefault("0.5")
  @Min(0)
  double rest();

  /**
   * For how long a run rests after each batch for each request that the services are answering at
   * the time, in relation to how long the batch took; a command does, too, and so does the worker
   * after each message about many records. It works a tenth of the time at least. 0 or more; 0
   * gives way to nobody.
   */
  @WithDefault("4")
  @Min(0)
  double restPerRequest();

  /** How often a worker looks for what is due. */
  @WithDefault("1s")
  Duration poll();

  /** How long a run belongs to a worker that is silent; then the worker is taken for dead. */
  @WithDefault("60s")
  Duration lease();

  /** How often a run that met an outage, or whose worker died, starts again; 0 or more. */
  @WithDefault("3")
  @Min(0)
  int retries();

  /** How long the history of runs stays. */
  @WithDefault("90d")
  Duration keep();

  /** How many of its newest runs a job keeps; at least 1. */
  @WithDefault("200")
  @Min(1)
  int keepRuns();

  /** When a task's job is due, by the task's name: a duration, a cron expression, or "off". */
  Map<String, String> schedules();
}
