package org.reperio.worker.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.reperio.config.KnownKeys;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "show",
    description = {
      "Shows each value that is in force and where it comes from; secrets are masked.",
      "Later wins: defaults of the services, defaults of add-ons in alphabetical order,",
      "reperio.yaml (REPERIO_CONFIG), environment variables, -D options."
    },
    footer = {
      "  reperio config show",
      "  REPERIO_CONFIG=/etc/reperio/reperio.yaml reperio config show --json"
    })
public class ShowConfig implements Runnable {

  private final SmallRyeConfig config;
  private final Terminal terminal;

  @Option(
      names = "--all",
      description = "Shows the settings of Quarkus and its extensions that are set, too.")
  private boolean all;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowConfig(Config config, Terminal terminal) {
    this.config = config.unwrap(SmallRyeConfig.class);
    this.terminal = terminal;
  }

  /**
   * @param source where it comes from, for people
   */
  private record Setting(String name, String value, String source) {}

  @Override
  public void run() {
    SortedMap<String, String> defaults = KnownKeys.all().defaults();
    var names = new TreeSet<>(defaults.keySet());
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(this::isAsked)
        .forEach(names::add);
    List<Setting> settings =
        names.stream()
            .map(name -> setting(config.getConfigValue(name), defaults.getOrDefault(name, "")))
            .filter(setting -> !setting.value().isEmpty())
            .toList();
    var table = new Table("NAME", "VALUE", "SOURCE");
    settings.forEach(s -> table.row(s.name(), s.value(), s.source()));
    terminal.list(json, settings, table);
  }

  private boolean isAsked(String name) {
    return name.startsWith("reperio.") || (all && name.startsWith("quarkus."));
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
