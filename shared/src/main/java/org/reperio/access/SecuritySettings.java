package org.reperio.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** The instance's secrets. */
@ConfigMapping(prefix = "reperio.security")
public interface SecuritySettings {

  /** The key that is in the source for all to read. */
  String KNOWN_KEY = "change me: this key is known to everybody";

  /**
   * Key with which share links are made and the secrets of second factors are sealed: a long random
   * text. No service starts with the key that is in the source; {@code scripts/server} draws one
   * for its instance. When it changes, all share links end, and of second factors only recovery
   * codes still work.
   */
  @WithDefault(KNOWN_KEY)
  @NotBlank
  String secretKey();
}
