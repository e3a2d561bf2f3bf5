package org.reperio.config;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.common.MapBackedConfigSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The defaults of add-ons, each over those before it in alphabetical order: above every service's
 * defaults, below the instance's own file.
 */
@StaticInitSafe
public class AddOnDefaults implements ConfigSourceFactory {

  /** How the names of these sources begin. */
  public static final String NAME = "add-on ";

  /** Above application.properties (250). */
  private static final int FIRST = 251;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    return of(AddOn.onClassPath());
  }

  static List<ConfigSource> of(List<AddOn> addOns) {
    if (FIRST + addOns.size() > InstanceConfig.ORDINAL) {
      throw new IllegalStateException(
          "There are %d add-ons, more than have room below the instance's configuration."
              .formatted(addOns.size()));
    }
    KnownKeys known = KnownKeys.ofHouse().with(addOns);
    List<ConfigSource> sources = new ArrayList<>();
    for (AddOn addOn : addOns) {
      String name = NAME + addOn.name();
      UnknownKeys.refuse(name, addOn.defaults().keySet(), known);
      sources.add(new Defaults(name, addOn.defaults(), FIRST + sources.size()));
    }
    return sources;
  }

  private static final class Defaults extends MapBackedConfigSource {

    private static final long serialVersionUID = 1L;

    Defaults(String name, Map<String, String> defaults, int ordinal) {
      super(name, defaults, ordinal);
    }
  }
}
