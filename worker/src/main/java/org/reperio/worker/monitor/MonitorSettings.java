package org.reperio.worker.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/** The queue monitor, pages of the worker for operators. */
@ConfigMapping(prefix = "reperio.monitor")
public interface MonitorSettings {

  /**
   * Password of the queue monitor, at least 12 characters. Without one the worker has no such
   * pages; {@code scripts/server} and {@code scripts/cluster} draw one.
   */
  Optional<@Size(min = 12) String> password();

  /** How long one stays signed in at the queue monitor. */
  @WithDefault("12h")
  Duration session();

  /** Whether this process only shows the monitor: it takes no messages and runs no jobs. */
  @WithDefault("false")
  boolean alone();
}
