package org.reperio.worker.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.LongConsumer;
import org.reperio.job.Arguments;
import org.reperio.job.LogLevel;
import org.reperio.job.Parameter;
import org.reperio.job.RunContext;
import org.reperio.job.Task;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;

/** Rebuilds search indices as a job. */
@ApplicationScoped
public class RebuildTask implements Task {

  private final IndexRebuild rebuild;
  private final DataModels models;

  public RebuildTask(IndexRebuild rebuild, DataModels models) {
    this.rebuild = rebuild;
    this.models = models;
  }

  @Override
  public String name() {
    return "index-rebuild";
  }

  @Override
  public String description() {
    return "Fills new search indices from the database and puts them into service.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.optional("model", "The data models, several allowed; all when absent."),
        Parameter.optional("kind", "records or drafts; both when absent."));
  }

  @Override
  public boolean isExclusive() {
    return true;
  }

  @Override
  public void run(RunContext context) throws InterruptedException {
    Arguments arguments = context.arguments();
    List<String> chosen = arguments.list("model");
    List<IndexId> ids =
        (chosen.isEmpty() ? models.all().stream().map(DataModel::name) : chosen.stream())
            .map(name -> models.get(name).name())
            .flatMap(name -> IndexId.of(name).stream())
            .filter(id -> arguments.text("kind").map(id.kind().id()::equals).orElse(true))
            .toList();
    context.expect(ids.stream().mapToLong(rebuild::count).sum());
    for (IndexId id : ids) {
      rebuild(id, context, done -> {});
    }
  }

  /**
   * Rebuilds one index.
   *
   * @param shown told how many records more are done
   */
  IndexRebuild.Result rebuild(IndexId id, RunContext context, LongConsumer shown)
      throws InterruptedException {
    IndexRebuild.Result result =
        rebuild.rebuild(
            id,
            done -> {
              context.stopIfCancelled();
              context.done(0, done, 0);
              shown.accept(done);
            });
    context.log(LogLevel.INFO, said(id, result));
    return result;
  }

  static String said(IndexId id, IndexRebuild.Result result) {
    return "%s holds %,d documents of %,d %s."
        .formatted(result.index(), result.documents(), result.records(), id.kind().id());
  }
}
