package org.reperio.worker.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.cli.WrongArguments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = {
      "Backs up database, files and configuration, as of one point in time, while the instance runs.",
      "Content of files that the folder has from earlier backups is not copied again. With"
          + " reperio.backup.key-file everything is encrypted. An interrupted backup is none: run the"
          + " command again, and it goes on with the files that it lacks.",
      "Ends with 1 when content of files was lost by the instance itself; the rest is backed up."
    },
    footer = {
      "  reperio backup /var/backups/reperio",
      "  REPERIO_BACKUP_KEY_FILE=/etc/reperio/backup.key reperio backup /var/backups/reperio"
    },
    subcommands = {VerifyBackup.class, ListBackups.class, PruneBackups.class})
public class CreateBackup implements Callable<Integer> {

  private static final int NAMED = 10;

  private final Backup backup;
  private final Terminal terminal;

  // Not required: the commands below this one have arguments of their own.
  @Parameters(
      paramLabel = "TARGET",
      arity = "0..1",
      description = "The folder of backups; made when it is not there.")
  private Path target;

  public CreateBackup(Backup backup, Terminal terminal) {
    this.backup = backup;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (target == null) {
      throw new WrongArguments(
          "The folder is missing: reperio backup TARGET. See 'reperio backup --help'.");
    }
    Backup.Made made = backup.make(target);
    Manifest manifest = made.manifest();
    terminal.say(
        "Backed up as %s: %,d records, %,d drafts, %,d files of %s, of which %,d of %s were new."
            .formatted(
                manifest.name(),
                manifest.database().rows("record"),
                manifest.database().rows("draft"),
                manifest.contents().count(),
                Table.bytes(manifest.contents().bytes()),
                made.copied(),
                Table.bytes(made.copiedBytes())));
    var missing = manifest.contents().missing();
    if (missing.isEmpty()) {
      return CommandLine.ExitCode.OK;
    }
    terminal.note(
        "The storage of the instance has lost %,d contents, and the backup lacks them: see 'reperio files fixity'."
            .formatted(missing.size()));
    missing.stream().limit(NAMED).forEach(digest -> terminal.note("  " + digest));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
