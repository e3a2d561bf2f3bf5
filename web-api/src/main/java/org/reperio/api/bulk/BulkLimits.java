package org.reperio.api.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Limits of a bulk request. */
@ConfigMapping(prefix = "reperio.bulk")
public interface BulkLimits {

  /** Most lines in one bulk request; at least 1. */
  @WithDefault("10000")
  @Min(1)
  int maxLines();

  /** Largest line of a bulk request. */
  @WithDefault("1M")
  MemorySize maxLineSize();

  /** Lines of a bulk request that are one transaction while all goes well; at least 1. */
  @WithDefault("25")
  @Min(1)
  int batchSize();

  /** Lines of a bulk request that are held in memory at the same time have so many bytes. */
  @WithDefault("2M")
  MemorySize maxBatchBytes();
}
