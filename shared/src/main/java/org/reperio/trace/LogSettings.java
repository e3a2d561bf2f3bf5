package org.reperio.trace;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How services log. */
// Only expressions in microprofile-config.properties read it, which need its defaults.
@Unremovable
@ConfigMapping(prefix = "reperio.log")
public interface LogSettings {

  /**
   * Whether each line is a JSON object, for programs that collect logs. Its {@code mdc} has {@code
   * requestId}, {@code traceId} and {@code spanId}, and in the worker {@code eventId} or {@code
   * jobId}.
   */
  @WithDefault("false")
  boolean json();
}
