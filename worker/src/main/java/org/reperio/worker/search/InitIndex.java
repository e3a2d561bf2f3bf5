package org.reperio.worker.search;

import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.IndexId;
import org.reperio.search.RecordIndex;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    description =
        "Creates the indices that are missing, two for each data model: its records and its drafts.",
    footer = {"  reperio index init", "  reperio index init --recreate && reperio index rebuild"})
public class InitIndex implements Runnable {

  private final RecordIndex index;
  private final DataModels models;
  private final Terminal terminal;

  @Option(
      names = "--recreate",
      description = "Deletes those that exist first: nothing is found until they are rebuilt.")
  private boolean recreate;

  public InitIndex(RecordIndex index, DataModels models, Terminal terminal) {
    this.index = index;
    this.models = models;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    for (DataModel model : models.all()) {
      for (IndexId id : IndexId.of(model.name())) {
        if (recreate) {
          index.drop(id);
        }
        terminal.say(
            index.init(id)
                ? "The index of %s is created.".formatted(id)
                : "The index of %s exists.".formatted(id));
      }
    }
  }
}
