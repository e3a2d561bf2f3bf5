package org.reperio.api.record;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How records are given out. */
@ConfigMapping(prefix = "reperio.record")
public interface RecordSettings {

  /**
   * Memory of web-api for published records as they are sent. Each is checked against the database
   * whenever it is read, so it is never stale.
   */
  @WithDefault("16M")
  MemorySize cacheSize();
}
