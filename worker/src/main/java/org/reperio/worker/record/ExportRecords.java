package org.reperio.worker.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.RecordJson;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.worker.cli.Output;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Writes all published records as JSON, one a line (NDJSON), restricted ones among them.",
      "However many there are, they pass through; none is kept in memory."
    },
    footer = {
      "  reperio records export --output records.ndjson.gz",
      "  reperio records export --model rdm | jq -r .metadata.title"
    })
public class ExportRecords implements Callable<Integer> {

  private static final int PAGE = 500;

  private final RecordRows rows;
  private final RecordJson json;
  private final DataModels models;
  private final Terminal terminal;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The records of this data model only.")
  private String model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = Output.DESCRIPTION)
  private Path output;

  public ExportRecords(RecordRows rows, RecordJson json, DataModels models, Terminal terminal) {
    this.rows = rows;
    this.json = json;
    this.models = models;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> names =
        model == null
            ? models.all().stream().map(DataModel::name).toList()
            : List.of(models.get(model).name());
    long written = Output.write(output, terminal, out -> write(names, out));
    terminal.note("%,d records written.".formatted(written));
    return 0;
  }

  private long write(List<String> names, OutputStream out) throws IOException {
    long written = 0;
    for (String name : names) {
      UUID after = null;
      for (List<RecordRow> page = rows.page(name, null, PAGE);
          !page.isEmpty();
          page = rows.page(name, after, PAGE)) {
        for (RecordRow row : page) {
          out.write(json.of(row).toString().getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
        after = page.get(page.size() - 1).id();
        written += page.size();
      }
    }
    return written;
  }
}
