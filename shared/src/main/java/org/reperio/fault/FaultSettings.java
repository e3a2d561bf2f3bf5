package org.reperio.fault;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Crashes on demand, for tests of Reperio itself. */
@ConfigMapping(prefix = "reperio.test")
public interface FaultSettings {

  /**
   * For tests of Reperio itself, never elsewhere: a folder whose files say at which step of
   * publishing a service is to crash.
   */
  Optional<Path> faultDirectory();
}
