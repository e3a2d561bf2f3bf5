package org.reperio.worker.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.reperio.config.KnownKeys;

/** Each value that is in force, and where it comes from; secrets are masked. */
@Singleton
public class EffectiveSettings {

  private final SmallRyeConfig config;

  public EffectiveSettings(Config config) {
    this.config = config.unwrap(SmallRyeConfig.class);
  }

  /**
   * A setting.
   *
   * @param source where it comes from, for people
   */
  public record Setting(String name, String value, String source) {}

  /**
   * Those that have a value.
   *
   * @param ofQuarkus with the settings of Quarkus and its extensions that are set, too
   */
  public List<Setting> all(boolean ofQuarkus) {
    SortedMap<String, String> defaults = KnownKeys.all().defaults();
    var names = new TreeSet<>(defaults.keySet());
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith("reperio.") || (ofQuarkus && name.startsWith("quarkus.")))
        .forEach(names::add);
    return names.stream()
        .map(name -> setting(config.getConfigValue(name), defaults.getOrDefault(name, "")))
        .filter(setting -> !setting.value().isEmpty())
        .toList();
  }

  /** Keys that only another service reads have no value here, and are shown by their default. */
  private static Setting setting(ConfigValue value, String byDefault) {
    String shown = value.getValue() == null ? byDefault : value.getValue();
    return new Setting(
        value.getName(),
        Secrets.masked(value.getName(), shown),
        Sources.name(value.getConfigSourceName()));
  }
}
