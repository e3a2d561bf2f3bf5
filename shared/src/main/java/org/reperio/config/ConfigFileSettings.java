package org.reperio.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The instance's configuration file. */
@ConfigMapping(prefix = "reperio")
public interface ConfigFileSettings {

  /**
   * The instance's configuration file, which must exist. Only in the environment (REPERIO_CONFIG)
   * or as a system property.
   */
  Optional<Path> config();
}
