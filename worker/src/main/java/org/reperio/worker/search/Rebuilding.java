package org.reperio.worker.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import org.reperio.job.Arguments;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;
import org.reperio.worker.cli.Progress;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.job.RunHere;

/** Rebuilds an index and shows how far it is. */
@Singleton
public class Rebuilding {

  private final RebuildTask task;
  private final IndexRebuild rebuild;
  private final RunHere runs;
  private final Terminal terminal;

  public Rebuilding(RebuildTask task, IndexRebuild rebuild, RunHere runs, Terminal terminal) {
    this.task = task;
    this.rebuild = rebuild;
    this.runs = runs;
    this.terminal = terminal;
  }

  /** Fills a new index and puts it into service. */
  public void run(IndexId id) throws Exception {
    var arguments =
        new Arguments(
            JsonNodeFactory.instance
                .objectNode()
                .put("model", id.model())
                .put("kind", id.kind().id()));
    IndexRebuild.Result result =
        runs.call(
            task,
            arguments,
            context -> {
              long total = rebuild.count(id);
              context.expect(total);
              try (var progress = Progress.ofRecords(id.toString(), total, terminal)) {
                return task.rebuild(id, context, progress::add);
              }
            });
    terminal.say(RebuildTask.said(id, result));
  }
}
