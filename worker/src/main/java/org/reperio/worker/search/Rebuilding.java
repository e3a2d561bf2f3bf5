package org.reperio.worker.search;

import jakarta.inject.Singleton;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;
import org.reperio.worker.cli.Terminal;

/** Rebuilds an index and shows how far it is. */
@Singleton
public class Rebuilding {

  private final IndexRebuild rebuild;
  private final Terminal terminal;

  public Rebuilding(IndexRebuild rebuild, Terminal terminal) {
    this.rebuild = rebuild;
    this.terminal = terminal;
  }

  void run(IndexId id) throws InterruptedException {
    IndexRebuild.Result result;
    try (var progress = new Progress(id.toString(), rebuild.count(id), terminal)) {
      result = rebuild.rebuild(id, progress::add);
    }
    terminal.say(
        "%s holds %,d documents of %,d %s."
            .formatted(result.index(), result.documents(), result.records(), id.kind().id()));
  }
}
