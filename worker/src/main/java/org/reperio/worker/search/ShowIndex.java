package org.reperio.worker.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexId;
import org.reperio.search.IndexLag;
import org.reperio.search.IndexRebuild;
import org.reperio.search.IndexRejections;
import org.reperio.search.RecordIndex;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = {
      "Shows the indices, and whether they hold what the database holds.",
      "A stale mapping means that the model has changed since: run 'reperio index update'."
    },
    footer = {"  reperio index status", "  reperio index status --json"})
public class ShowIndex implements Callable<Integer> {

  private static final int REJECTIONS = 100;

  private final RecordIndex index;
  private final IndexRebuild rebuild;
  private final BulkIndexer indexer;
  private final IndexLag lag;
  private final IndexRejections rejections;
  private final DataModels models;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowIndex(
      RecordIndex index,
      IndexRebuild rebuild,
      BulkIndexer indexer,
      IndexLag lag,
      IndexRejections rejections,
      DataModels models,
      Terminal terminal) {
    this.index = index;
    this.rebuild = rebuild;
    this.indexer = indexer;
    this.lag = lag;
    this.rejections = rejections;
    this.models = models;
    this.terminal = terminal;
  }

  /**
   * @param kind {@code records} or {@code drafts}
   * @param index null when there is none
   * @param state what the index is for: {@code searched}, {@code filling} or {@code unused}
   * @param database how many of the kind the database holds
   */
  private record Line(
      String model,
      String kind,
      String index,
      String state,
      String mapping,
      Long documents,
      long database,
      Long bytes) {}

  /** An index that is searched and lacks what the database has. */
  private record Lagging(String model, String kind, long behind, Instant oldest) {}

  private record Status(
      List<Line> indices,
      List<Lagging> lagging,
      long rejected,
      List<IndexRejections.Rejection> rejections) {}

  @Override
  public Integer call() throws InterruptedException {
    var lines = new ArrayList<Line>();
    var lagging = new ArrayList<Lagging>();
    for (DataModel model : models.all()) {
      for (IndexId id : IndexId.of(model.name())) {
        long held = rebuild.count(id);
        List<RecordIndex.Status> found = index.status(id);
        if (found.isEmpty()) {
          lines.add(new Line(id.model(), id.kind().id(), null, "missing", null, null, held, null));
        }
        found.forEach(status -> lines.add(line(id, status, held)));
        if (found.stream().anyMatch(RecordIndex.Status::searched)) {
          IndexLag.Lag behind = lag.of(id);
          if (behind.behind() > 0) {
            lagging.add(new Lagging(id.model(), id.kind().id(), behind.behind(), behind.oldest()));
          }
        }
      }
    }
    var status = new Status(lines, lagging, indexer.rejections(), rejections.list(REJECTIONS));
    if (json) {
      terminal.json(status);
    } else {
      print(status);
    }
    return 0;
  }

  private Line line(IndexId id, RecordIndex.Status status, long held) {
    // The engine's statistics count nested documents too; a count does not.
    return new Line(
        id.model(),
        id.kind().id(),
        status.name(),
        status.searched() ? "searched" : status.written() ? "filling" : "unused",
        status.current() ? "current" : "stale",
        index.count(status.name()),
        held,
        status.bytes());
  }

  private void print(Status status) {
    var table =
        new Table("MODEL", "KIND", "INDEX", "STATE", "MAPPING", "DOCUMENTS", "DATABASE", "SIZE");
    for (Line line : status.indices()) {
      table.row(
          line.model(),
          line.kind(),
          line.index(),
          line.state(),
          line.mapping(),
          line.documents(),
          line.database(),
          line.bytes() == null ? null : Table.bytes(line.bytes()));
    }
    terminal.table(table);
    for (Lagging index : status.lagging()) {
      terminal.say(
          "%nThe index of %s (%s) lags: it lacks %,d of the newest changes, the first made %s."
              .formatted(index.model(), index.kind(), index.behind(), index.oldest()));
      terminal.note("See that a worker runs, 'reperio queues status', and the worker's log.");
    }
    if (status.rejected() > 0) {
      terminal.say(
          "\n%,d records and drafts were rejected by the engine:".formatted(status.rejected()));
      var reasons = new Table("RECORD", "REJECTED", "REASON");
      status.rejections().forEach(r -> reasons.row(r.pid(), r.rejected(), r.reason()));
      terminal.table(reasons);
      terminal.note("'reperio index retry' tries them again.");
    }
  }
}
