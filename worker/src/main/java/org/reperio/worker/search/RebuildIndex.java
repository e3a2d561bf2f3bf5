package org.reperio.worker.search;

import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.IndexId;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "rebuild",
    description = {
      "Fills new indices from the database and puts them into service.",
      "Searches go on in the old ones until the new ones are complete."
    },
    footer = {"  reperio index rebuild", "  reperio index rebuild rdm"})
public class RebuildIndex implements Callable<Integer> {

  private final Rebuilding rebuilding;
  private final DataModels models;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..*",
      description = "The data models to rebuild; all when absent.")
  private List<String> names = List.of();

  public RebuildIndex(Rebuilding rebuilding, DataModels models, Terminal terminal) {
    this.rebuilding = rebuilding;
    this.models = models;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<String> chosen =
        names.isEmpty() ? models.all().stream().map(DataModel::name).toList() : names;
    // All names are known before the first rebuild, which may take hours.
    chosen.forEach(models::get);
    for (String name : chosen) {
      for (IndexId id : IndexId.of(name)) {
        terminal.note("Rebuilding the index of " + id);
        rebuilding.run(id);
      }
    }
    return 0;
  }
}
