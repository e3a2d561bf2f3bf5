package org.reperio.api.ping;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings for scripts/benchmark. */
@ConfigMapping(prefix = "reperio.benchmark")
public interface BenchmarkSettings {

  /**
   * File whose bytes web-api returns at {@code /ping/constant}, for scripts/benchmark to compare
   * with. When empty, that address does not exist.
   */
  Optional<Path> constant();
}
