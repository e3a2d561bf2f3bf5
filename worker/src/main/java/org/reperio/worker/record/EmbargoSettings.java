package org.reperio.worker.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** The end of embargoes. */
@ConfigMapping(prefix = "reperio.embargo")
public interface EmbargoSettings {

  /**
   * When the worker looks for embargoes that have ended: a cron expression with seconds. Embargoes
   * end at midnight UTC.
   */
  @WithDefault("0 * * * * ?")
  @NotBlank
  String schedule();
}
