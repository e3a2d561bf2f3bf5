package org.reperio.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service ends. */
@ConfigMapping(prefix = "reperio.shutdown")
public interface ShutdownSettings {

  /**
   * For how long a service that was told to end still answers, while its /ping says 404, so that
   * load balancers notice. A little more than twice their interval.
   */
  @WithDefault("0s")
  Duration drain();
}
