package org.reperio.api.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much a bulk request may bring. */
@ConfigMapping(prefix = "reperio.bulk")
public interface BulkLimits {

  /** Lines in one request. */
  @WithDefault("10000")
  int maxLines();

  /** Bytes of one line. */
  @WithDefault("1M")
  MemorySize maxLineSize();

  /** Lines in one transaction. */
  @WithDefault("25")
  int batchSize();
}
