package org.reperio.api.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.reperio.limit.Rates;

/** How many requests one client may send. */
@ConfigMapping(prefix = "reperio.rate-limit")
public interface RateLimitSettings {

  /**
   * How many requests a guest may send to the API, counted by the address (of IPv6, by its
   * network): rates separated by {@code ;}, or {@code off}.
   */
  @WithDefault("20000 per hour;1000 per minute")
  Rates guests();

  /** How many requests an account may send, written the same way. */
  @WithDefault("100000 per hour;5000 per minute")
  Rates users();
}
