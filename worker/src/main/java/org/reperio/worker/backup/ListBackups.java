package org.reperio.worker.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description =
        "Lists the backups in a folder, the oldest first, and tells which have no readable manifest.",
    footer = {"  reperio backup list /var/backups/reperio"})
public class ListBackups implements Callable<Integer> {

  private final BackupFolders folders;
  private final Terminal terminal;

  @Parameters(paramLabel = "TARGET", description = "The folder of backups.")
  private Path target;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListBackups(BackupFolders folders, Terminal terminal) {
    this.folders = folders;
    this.terminal = terminal;
  }

  private record Line(
      String name, Instant created, long records, long drafts, long files, long bytes) {

    static Line of(Manifest manifest) {
      return new Line(
          manifest.name(),
          manifest.created(),
          manifest.database().rows("record"),
          manifest.database().rows("draft"),
          manifest.contents().count(),
          manifest.contents().bytes());
    }
  }

  @Override
  public Integer call() throws Exception {
    int status = 0;
    List<Line> lines = new ArrayList<>();
    try (BackupFolder folder = folders.toRead(target)) {
      for (String name : folder.names()) {
        try {
          lines.add(Line.of(folder.backup(name).manifest()));
        } catch (CommandFailure e) {
          terminal.note(e.getMessage());
          status = 1;
        }
      }
    }
    var table = new Table("BACKUP", "CREATED", "RECORDS", "DRAFTS", "FILES", "BYTES");
    lines.forEach(
        line ->
            table.row(
                line.name(),
                line.created(),
                line.records(),
                line.drafts(),
                line.files(),
                line.bytes()));
    terminal.list(json, lines, table);
    return status;
  }
}
