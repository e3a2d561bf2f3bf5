package org.reperio.worker.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.reperio.file.FileCollector;
import org.reperio.job.Arguments;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.job.RunHere;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "collect",
    description = {
      "Deletes content that no file has any more, and what broken uploads have left.",
      "The workers do so every hour. It is safe while files are uploaded."
    },
    footer = {"  reperio files collect --dry-run", "  reperio files collect --grace PT0S"})
public class CollectFiles implements Callable<Integer> {

  private final FileCollector collector;
  private final CollectionTask task;
  private final RunHere runs;
  private final Terminal terminal;

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
      FileCollector collector, CollectionTask task, RunHere runs, Terminal terminal) {
    this.collector = collector;
    this.task = task;
    this.runs = runs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Duration chosen = grace == null ? task.usualGrace() : grace;
    FileCollector.Collected collected = dryRun ? collector.collect(chosen, true) : collect(chosen);
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
    return 0;
  }

  private FileCollector.Collected collect(Duration chosen) throws Exception {
    var arguments =
        new Arguments(JsonNodeFactory.instance.objectNode().put("grace", chosen.toString()));
    return runs.call(task, arguments, context -> task.collect(context, chosen));
  }
}
