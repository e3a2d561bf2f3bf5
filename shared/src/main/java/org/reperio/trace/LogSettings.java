package org.reperio.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How services log. */
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
