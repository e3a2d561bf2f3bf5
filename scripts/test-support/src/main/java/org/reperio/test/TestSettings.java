package org.reperio.test;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings for tests of a class alone. */
public final class TestSettings {

  private TestSettings() {}

  /** The defaults of a {@code @ConfigMapping}, with some keys set. */
  public static <T> T of(Class<T> mapping, Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withDefaultValues(keys)
        .build()
        .getConfigMapping(mapping);
  }
}
