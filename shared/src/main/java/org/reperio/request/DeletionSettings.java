package org.reperio.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Deletion of records by their owners. */
@ConfigMapping(prefix = "reperio.deletion")
public interface DeletionSettings {

  /**
   * Number of days after publishing in which owners delete their records themselves; later they ask
   * the administrators. 0 or more.
   */
  @WithDefault("30")
  @Min(0)
  int graceDays();
}
