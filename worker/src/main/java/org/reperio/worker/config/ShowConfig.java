package org.reperio.worker.config;

import java.util.List;
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

  private final EffectiveSettings settings;
  private final Terminal terminal;

  @Option(
      names = "--all",
      description = "Shows the settings of Quarkus and its extensions that are set, too.")
  private boolean all;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowConfig(EffectiveSettings settings, Terminal terminal) {
    this.settings = settings;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<EffectiveSettings.Setting> shown = settings.all(all);
    var table = new Table("NAME", "VALUE", "SOURCE");
    shown.forEach(s -> table.row(s.name(), s.value(), s.source()));
    terminal.list(json, shown, table);
  }
}
