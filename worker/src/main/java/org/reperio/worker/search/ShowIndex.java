package org.reperio.worker.search;

import java.util.ArrayList;
import java.util.List;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexId;
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
public class ShowIndex implements Runnable {

  private static final int REJECTIONS = 100;

  private final RecordIndex index;
  private final IndexRebuild rebuild;
  private final BulkIndexer indexer;
  private final IndexRejections rejections;
  private final DataModels models;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowIndex(
      RecordIndex index,
      IndexRebuild rebuild,
      BulkIndexer indexer,
      IndexRejections rejections,
      DataModels models,
      Terminal terminal) {
    this.index = index;
    this.rebuild = rebuild;
    this.indexer = indexer;
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

  private record Status(
      List<Line> indices, long rejected, List<IndexRejections.Rejection> rejections) {}

  @Override
  public void run() {
    var lines = new ArrayList<Line>();
    for (DataModel model : models.all()) {
      for (IndexId id : IndexId.of(model.name())) {
        long held = rebuild.count(id);
        List<RecordIndex.Status> found = index.status(id);
        if (found.isEmpty()) {
          lines.add(new Line(id.model(), id.kind().id(), null, "missing", null, null, held, null));
        }
        found.forEach(status -> lines.add(line(id, status, held)));
      }
    }
    var status = new Status(lines, indexer.rejections(), rejections.list(REJECTIONS));
    if (json) {
      terminal.json(status);
    } else {
      print(status);
    }
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
