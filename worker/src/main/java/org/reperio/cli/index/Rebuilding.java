package org.reperio.cli.index;

import jakarta.inject.Singleton;
import org.reperio.cli.Terminal;
import org.reperio.record.RecordRows;
import org.reperio.search.IndexRebuild;

/** Rebuilds an index and shows how far it is. */
@Singleton
public class Rebuilding {

  private final IndexRebuild rebuild;
  private final RecordRows rows;
  private final Terminal terminal;

  public Rebuilding(IndexRebuild rebuild, RecordRows rows, Terminal terminal) {
    this.rebuild = rebuild;
    this.rows = rows;
    this.terminal = terminal;
  }

  void run(String model) throws InterruptedException {
    IndexRebuild.Result result;
    try (var progress = new Progress(model, rows.count(model), terminal)) {
      result = rebuild.rebuild(model, progress::add);
    }
    terminal.say(
        "%s holds %,d documents of %,d records."
            .formatted(result.index(), result.documents(), result.records()));
  }
}
