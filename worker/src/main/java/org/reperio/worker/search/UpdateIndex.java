package org.reperio.worker.search;

import java.util.concurrent.Callable;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.IndexCompletion;
import org.reperio.search.IndexId;
import org.reperio.search.RecordIndex;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

@Command(
    name = "update",
    description = {
      "Rebuilds the indices that are missing, and those whose model has changed since they were"
          + " made.",
      "In the others it brings up to date what they lack, such as changes whose events were lost with"
          + " a broker.",
      "Changes nothing where nothing is missing, so it may run at every start."
    },
    footer = {"  reperio db migrate && reperio index update"})
public class UpdateIndex implements Callable<Integer> {

  private final RecordIndex index;
  private final IndexCompletion completion;
  private final Rebuilding rebuilding;
  private final DataModels models;
  private final Terminal terminal;

  public UpdateIndex(
      RecordIndex index,
      IndexCompletion completion,
      Rebuilding rebuilding,
      DataModels models,
      Terminal terminal) {
    this.index = index;
    this.completion = completion;
    this.rebuilding = rebuilding;
    this.models = models;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    for (DataModel model : models.all()) {
      for (IndexId id : IndexId.of(model.name())) {
        update(id);
      }
    }
    return 0;
  }

  private void update(IndexId id) throws Exception {
    var searched = index.status(id).stream().filter(RecordIndex.Status::searched).toList();
    if (!searched.isEmpty() && searched.stream().allMatch(RecordIndex.Status::current)) {
      long stale = completion.complete(id);
      terminal.say(
          stale == 0
              ? "The index of %s is up to date.".formatted(id)
              : "The index of %s lacked %,d changes and is up to date.".formatted(id, stale));
      return;
    }
    terminal.note(
        searched.isEmpty()
            ? "There is no index of %s yet.".formatted(id)
            : "The model %s has changed since its index was made.".formatted(id.model()));
    rebuilding.run(id);
  }
}
