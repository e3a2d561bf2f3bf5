package org.reperio.worker.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.IndexId;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Failures;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.search.Rebuilding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = {
      "Puts a backup into an empty instance, whose services are stopped: files, database, index.",
      "The backup is verified first. Migrations that it lacks are run. Mail that waited when it was"
          + " made is held back, as it may have been sent since.",
      "The configuration stays as it is: --configuration shows that of the backup."
    },
    footer = {
      "  reperio restore /var/backups/reperio",
      "  reperio restore /var/backups/reperio/2026-11-27T020000Z --replace"
    })
public class RestoreBackup implements Callable<Integer> {

  private final BackupFolders folders;
  private final Verification verification;
  private final EmptyDatabase empty;
  private final Restoration restoration;
  private final Rebuilding rebuilding;
  private final DataModels models;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "SOURCE",
      description = "A folder of backups, for the newest one, or a backup in it.")
  private Path source;

  @Option(
      names = "--replace",
      description = "Deletes what the database has: accounts, records, everything.")
  private boolean replace;

  @Option(names = "--yes", description = Terminal.YES)
  private boolean yes;

  @Option(
      names = "--create-database",
      description = "Creates the database that reperio.database.url names, where it is not there.")
  private boolean createDatabase;

  @Option(
      names = "--send-mail",
      description = "Has mail sent that waited when the backup was made.")
  private boolean sendMail;

  @Option(
      names = "--configuration",
      paramLabel = "FOLDER",
      description =
          "Writes the configuration of the backup into this folder, and restores nothing.")
  private Path configuration;

  public RestoreBackup(
      BackupFolders folders,
      Verification verification,
      EmptyDatabase empty,
      Restoration restoration,
      Rebuilding rebuilding,
      DataModels models,
      Terminal terminal) {
    this.folders = folders;
    this.verification = verification;
    this.empty = empty;
    this.restoration = restoration;
    this.rebuilding = rebuilding;
    this.models = models;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (BackupFolders.Opened opened = folders.open(source)) {
      if (configuration != null) {
        opened.backup().verifyParts(bytes -> {});
        InstanceFiles.extract(opened.backup(), configuration);
        return 0;
      }
      if (createDatabase) {
        empty.make();
      }
      restoration.requireAlone();
      requireEmpty();
      verification.verify(opened.folder(), opened.backup());
      Restoration.Restored restored =
          restoration.restore(opened.folder(), opened.backup(), sendMail);
      say(opened.backup().manifest(), restored);
    }
    return rebuild();
  }

  private void requireEmpty() {
    if (restoration.isEmpty()) {
      return;
    }
    if (!replace) {
      throw new CommandFailure(
          "This instance is not empty: --replace deletes its accounts, records and communities.");
    }
    terminal.confirm(yes, "Delete every record, account and community of this repository?");
  }

  private void say(Manifest manifest, Restoration.Restored restored) {
    terminal.say(
        "Restored %s: %,d records, %,d drafts, %,d files of %s, of which %,d were written."
            .formatted(
                manifest.name(),
                manifest.database().rows("record"),
                manifest.database().rows("draft"),
                manifest.contents().count(),
                Table.bytes(manifest.contents().bytes()),
                restored.files()));
    if (restored.heldMails() > 0) {
      terminal.note(
          "%,d mails that waited are held back: they may have been sent since."
              .formatted(restored.heldMails()));
    }
    if (!manifest.contents().missing().isEmpty()) {
      terminal.note(
          "%,d contents were lost before the backup was made, and are missing now: see 'reperio files fixity'."
              .formatted(manifest.contents().missing().size()));
    }
  }

  /** A restored repository whose search does not work yet is restored all the same. */
  private int rebuild() {
    try {
      for (DataModel model : models.all()) {
        for (IndexId id : IndexId.of(model.name())) {
          rebuilding.run(id);
        }
      }
      return 0;
    } catch (Exception e) {
      terminal.note(
          "Database and files are restored, and the index is not: %s Run 'reperio index rebuild'."
              .formatted(Failures.sentence(e)));
      return 1;
    }
  }
}
