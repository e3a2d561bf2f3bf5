package org.reperio.cli.index;

import java.util.ArrayList;
import java.util.List;
import org.reperio.cli.Table;
import org.reperio.cli.Terminal;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.RecordRows;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexRejections;
import org.reperio.search.RecordIndex;
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
  private final RecordRows rows;
  private final BulkIndexer indexer;
  private final IndexRejections rejections;
  private final DataModels models;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowIndex(
      RecordIndex index,
      RecordRows rows,
      BulkIndexer indexer,
      IndexRejections rejections,
      DataModels models,
      Terminal terminal) {
    this.index = index;
    this.rows = rows;
    this.indexer = indexer;
    this.rejections = rejections;
    this.models = models;
    this.terminal = terminal;
  }

  /**
   * @param index null when the model has none
   * @param state what the index is for: {@code searched}, {@code filling} or {@code unused}
   * @param records how many the database holds
   */
  private record Line(
      String model,
      String index,
      String state,
      String mapping,
      Long documents,
      long records,
      Long bytes) {}

  private record Status(
      List<Line> indices, long rejected, List<IndexRejections.Rejection> rejections) {}

  @Override
  public void run() {
    var lines = new ArrayList<Line>();
    for (DataModel model : models.all()) {
      long records = rows.count(model.name());
      List<RecordIndex.Status> found = index.status(model.name());
      if (found.isEmpty()) {
        lines.add(new Line(model.name(), null, "missing", null, null, records, null));
      }
      found.forEach(status -> lines.add(line(model.name(), status, records)));
    }
    var status = new Status(lines, indexer.rejections(), rejections.list(REJECTIONS));
    if (json) {
      terminal.json(status);
    } else {
      print(status);
    }
  }

  private Line line(String model, RecordIndex.Status status, long records) {
    // The engine's statistics count nested documents too; a count does not.
    return new Line(
        model,
        status.name(),
        status.searched() ? "searched" : status.written() ? "filling" : "unused",
        status.current() ? "current" : "stale",
        index.count(status.name()),
        records,
        status.bytes());
  }

  private void print(Status status) {
    var table = new Table("MODEL", "INDEX", "STATE", "MAPPING", "DOCUMENTS", "RECORDS", "SIZE");
    for (Line line : status.indices()) {
      table.row(
          line.model(),
          line.index(),
          line.state(),
          line.mapping(),
          line.documents(),
          line.records(),
          line.bytes() == null ? null : Table.bytes(line.bytes()));
    }
    terminal.table(table);
    if (status.rejected() > 0) {
      terminal.say("\n%,d records were rejected by the engine:".formatted(status.rejected()));
      var reasons = new Table("RECORD", "REJECTED", "REASON");
      status.rejections().forEach(r -> reasons.row(r.pid(), r.rejected(), r.reason()));
      terminal.table(reasons);
      terminal.note("'reperio index retry' tries them again.");
    }
  }
}
