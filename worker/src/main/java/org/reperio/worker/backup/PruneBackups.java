package org.reperio.worker.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.cli.WrongArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "prune",
    description = {
      "Deletes all backups in a folder but the newest ones, and the files that only they had."
    },
    footer = {"  reperio backup prune /var/backups/reperio --keep 14"})
public class PruneBackups implements Callable<Integer> {

  private final BackupFolders folders;
  private final Pruning pruning;
  private final Terminal terminal;

  @Parameters(paramLabel = "TARGET", description = "The folder of backups.")
  private Path target;

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "NUMBER",
      description = "How many stay, at least 1.")
  private int keep;

  public PruneBackups(BackupFolders folders, Pruning pruning, Terminal terminal) {
    this.folders = folders;
    this.pruning = pruning;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (keep < 1) {
      throw new WrongArguments("--keep is at least 1.");
    }
    try (BackupFolder folder = folders.toPrune(target)) {
      Pruning.Pruned pruned = pruning.prune(folder, keep);
      terminal.say(
          "Deleted %,d backups, and %,d files of %s that no other one has."
              .formatted(pruned.backups().size(), pruned.contents(), Table.bytes(pruned.bytes())));
    }
    return 0;
  }
}
