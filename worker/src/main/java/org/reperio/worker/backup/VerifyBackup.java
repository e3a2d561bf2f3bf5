package org.reperio.worker.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Reads a backup and compares each byte of it with what was stored.",
      "Refuses one that has lost, gained or changed anything, and names it."
    },
    footer = {
      "  reperio backup verify /var/backups/reperio",
      "  reperio backup verify /var/backups/reperio/2026-11-27T020000Z"
    })
public class VerifyBackup implements Callable<Integer> {

  private final BackupFolders folders;
  private final Verification verification;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "SOURCE",
      description = "A folder of backups, for the newest one, or a backup in it.")
  private Path source;

  public VerifyBackup(BackupFolders folders, Verification verification, Terminal terminal) {
    this.folders = folders;
    this.verification = verification;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (BackupFolders.Opened opened = folders.open(source)) {
      verification.verify(opened.folder(), opened.backup());
      Manifest manifest = opened.backup().manifest();
      terminal.say(
          "The backup %s is whole: %,d records, %,d files of %s."
              .formatted(
                  manifest.name(),
                  manifest.database().rows("record"),
                  manifest.contents().count(),
                  Table.bytes(manifest.contents().bytes())));
      if (!manifest.contents().missing().isEmpty()) {
        terminal.note(
            "The instance had lost %,d contents before it was made."
                .formatted(manifest.contents().missing().size()));
      }
    }
    return 0;
  }
}
