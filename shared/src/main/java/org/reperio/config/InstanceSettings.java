package org.reperio.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The folders of the instance's own declarations, and its own key. */
@ConfigMapping(prefix = "reperio.instance")
public interface InstanceSettings {

  /**
   * Folder of the instance's own declarations: {@code reperio.yaml}, and data models and custom
   * fields under {@code models}. {@code reperio.yaml} is found there when this key is in the
   * environment (REPERIO_INSTANCE_DIRECTORY) or a system property.
   */
  Optional<Path> directory();

  /**
   * Key that {@code scripts/server} draws for the instance; it signs where {@code
   * reperio.security.secret-key} is not set.
   */
  Optional<String> secretKey();

  /** Folder of the instance's own vocabularies, which must exist. */
  Optional<Path> vocabularies();
}
