package org.reperio.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Connections to a service. */
@ConfigMapping(prefix = "reperio.connections")
public interface ConnectionSettings {

  /** How long a new connection may take to send the headers of its first request. */
  @WithDefault("PT15S")
  Duration headerDeadline();

  /**
   * How long a connection may rest until the next request. Proxies rest for 60 seconds, and have to
   * be the first to end a connection.
   */
  @WithDefault("PT75S")
  Duration keepAlive();
}
