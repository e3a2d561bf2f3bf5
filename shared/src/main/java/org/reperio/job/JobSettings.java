package org.reperio.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Jobs: how many at once, and how long their history stays. */
@ConfigMapping(prefix = "reperio.jobs")
public interface JobSettings {

  /** How many runs a worker does at the same time. */
  @WithDefault("2")
  int threads();

  /**
   * For how long a run rests after each batch, in relation to how long the batch took: 1 works half
   * of the time, 0 all the time.
   */
  @WithDefault("0.5")
  double rest();

  /** How often a worker looks for what is due. */
  @WithDefault("1s")
  Duration poll();

  /** How long a run belongs to a worker that says no more of it. */
  @WithDefault("60s")
  Duration lease();

  /** How often a run that met an outage is begun again. */
  @WithDefault("3")
  int retries();

  /** How long the runs of the past stay. */
  @WithDefault("90d")
  Duration keep();

  /** How many runs of the past a job keeps. */
  @WithDefault("200")
  int keepRuns();

  /** When a task's job is due, by the task's name: a duration, a cron expression, or "off". */
  Map<String, String> schedules();
}
