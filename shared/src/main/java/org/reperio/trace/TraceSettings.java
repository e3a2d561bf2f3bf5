package org.reperio.trace;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import java.util.Optional;

/** Traces: what a request caused in which service, and how long that took. */
// Only expressions in microprofile-config.properties read it, which need its defaults.
@Unremovable
@ConfigMapping(prefix = "reperio.traces")
public interface TraceSettings {

  /**
   * Where traces go: the address of a collector that takes OTLP over HTTP, such as {@code
   * http://collector:4318}. Without it nothing is traced.
   */
  Optional<URI> endpoint();

  /** The portion of requests that is traced, from 0 to 1; the same in all services. */
  @WithDefault("1.0")
  @DecimalMin("0")
  @DecimalMax("1")
  double portion();
}
