package org.reperio.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;

/** Limits of requests to the API. */
@ConfigMapping(prefix = "reperio.http")
public interface HttpSettings {

  /**
   * Origins whose pages may call the API from a browser: origins or {@code /regular expressions/},
   * separated by commas, or {@code *} for all. Cookies are never sent along.
   */
  @WithDefault("*")
  List<String> corsOrigins();

  /** Largest body of a request that is not a file or a bulk of lines. */
  @WithDefault("5M")
  MemorySize maxJsonSize();

  /** Longest address of a request in characters; at least 256. */
  @WithDefault("16384")
  @Min(256)
  int maxAddressLength();

  /** Most that all headers of a request may have together, in characters; at least 1024. */
  @WithDefault("32768")
  @Min(1024)
  int maxHeadersLength();
}
