package org.reperio.config;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The instance's own settings, from a YAML file: the one that {@code reperio.config}
 * (REPERIO_CONFIG) names, or else {@code reperio.yaml} in the instance's directory where there is
 * one. It stands above every service's defaults and below the environment, which the standard
 * locations of configuration files cannot: what they name stands no higher than where they are
 * named. A key in it that no service and no add-on has stops the start.
 */
@StaticInitSafe
public class InstanceConfig implements ConfigSourceFactory {

  /** Above application.properties (250) and add-ons, below .env (295) and the environment (300). */
  static final int ORDINAL = 290;

  private static final String FILE = "reperio.yaml";

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    String named = value(context, "reperio.config");
    if (!named.isEmpty()) {
      return List.of(read(Path.of(named)));
    }
    String instance = value(context, "reperio.instance.directory");
    Path own = Path.of(instance, FILE);
    return instance.isEmpty() || !Files.exists(own) ? List.of() : List.of(read(own));
  }

  private static String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null || value.getValue() == null ? "" : value.getValue().strip();
  }

  private static ConfigSource read(Path file) {
    Path path = file.toAbsolutePath().normalize();
    try {
      ConfigSource source = new YamlConfigSource(path.toString(), Files.readString(path), ORDINAL);
      UnknownKeys.refuse(path.toString(), source.getPropertyNames(), KnownKeys.all());
      return source;
    } catch (IOException e) {
      throw new IllegalStateException("The configuration file " + path + " cannot be read.", e);
    }
  }
}
