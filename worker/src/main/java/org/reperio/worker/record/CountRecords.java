package org.reperio.worker.record;

import java.util.List;
import org.reperio.record.RecordCounts;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "count",
    description = "Counts records and drafts in the database, by data model.",
    footer = {"  reperio records count", "  reperio records count --json"})
public class CountRecords implements Runnable {

  private final RecordCounts counts;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public CountRecords(RecordCounts counts, Terminal terminal) {
    this.counts = counts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<RecordCounts.Count> all = counts.byModel();
    var table = new Table("MODEL", "RECORDS", "VERSIONS", "DRAFTS");
    all.forEach(
        count -> table.row(count.model(), count.concepts(), count.records(), count.drafts()));
    terminal.list(json, all, table);
  }
}
