package org.reperio.worker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.file.FileCollector;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "collect",
    description = {
      "Deletes content that no file has any more, and what broken uploads have left.",
      "The workers do so every hour. It is safe while files are uploaded."
    },
    footer = {"  reperio files collect --dry-run", "  reperio files collect --grace PT0S"})
public class CollectFiles implements Runnable {

  private final FileCollector collector;
  private final Terminal terminal;
  private final Duration usual;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      description = "How long content stays that nobody needs; P7D is seven days, PT0S no time.")
  private Duration grace;

  @Option(names = "--dry-run", description = "Only says how much there is.")
  private boolean dryRun;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public CollectFiles(
      FileCollector collector,
      Terminal terminal,
      @ConfigProperty(name = "reperio.files.collect.grace", defaultValue = "P7D") Duration usual) {
    this.collector = collector;
    this.terminal = terminal;
    this.usual = usual;
  }

  @Override
  public void run() {
    try {
      FileCollector.Collected collected = collector.collect(grace == null ? usual : grace, dryRun);
      if (json) {
        terminal.json(collected);
      } else {
        terminal.say(
            "%s %,d contents of %s, and %,d leftovers."
                .formatted(
                    dryRun ? "Without a file are" : "Deleted",
                    collected.contents(),
                    Table.bytes(collected.bytes()),
                    collected.leftovers()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
