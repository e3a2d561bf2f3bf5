package org.reperio.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** Redis, where services keep what they count together. */
@ConfigMapping(prefix = "reperio.redis")
public interface RedisSettings {

  /**
   * Address of Redis: {@code redis://} or {@code rediss://}, with {@code user:password@} before the
   * host where needed.
   */
  @WithDefault("redis://localhost:6379")
  @Pattern(regexp = "(redis|rediss|unix)://.+")
  String url();

  /** Beginning of the names of all keys, so that several instances can share a Redis. */
  @WithDefault("reperio")
  @NotBlank
  String prefix();
}
