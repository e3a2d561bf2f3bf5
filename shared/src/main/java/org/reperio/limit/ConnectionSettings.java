package org.reperio.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

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

  /**
   * Connections that may be open from one address at the same time, at least 1; a network of 64
   * bits of IPv6 counts as one. Trusted proxies may open as many as there are places.
   */
  @WithDefault("1000")
  @Min(1)
  int perAddress();

  /**
   * Proxies whose word for a client's address is taken ({@code X-Forwarded-For}): networks, such as
   * {@code 10.1.0.0/16}, or single addresses, such as {@code 192.0.2.7}. Of several addresses there
   * the last counts that is not one of these. Whoever else names one is counted by the address that
   * it comes from.
   */
  @WithDefault("127.0.0.1/32,::1/128")
  List<String> trustedProxies();
}
