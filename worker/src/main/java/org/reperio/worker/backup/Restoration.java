package org.reperio.worker.backup;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.database.Sql;
import org.reperio.file.FileStorage;
import org.reperio.file.HeldContent;
import org.reperio.file.MovedContent;
import org.reperio.file.SafePath;
import org.reperio.file.StagedContent;
import org.reperio.notification.Mails;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Progress;
import org.reperio.worker.cli.Terminal;

/**
 * Puts a backup into the instance. Files come first: content that no row names does no harm, while
 * a row without its content would. Then the database is filled, in one transaction.
 */
@Singleton
public class Restoration {

  private final DataSource database;
  private final Sql sql;
  private final DatabaseLoad load;
  private final FileStorage storage;
  private final MovedContent moved;
  private final Mails mails;
  private final Terminal terminal;

  public Restoration(
      DataSource database,
      Sql sql,
      DatabaseLoad load,
      FileStorage storage,
      MovedContent moved,
      Mails mails,
      Terminal terminal) {
    this.database = database;
    this.sql = sql;
    this.load = load;
    this.storage = storage;
    this.moved = moved;
    this.mails = mails;
    this.terminal = terminal;
  }

  /**
   * What was done.
   *
   * @param files that were written; the others were there
   * @param heldMails that waited when the backup was made, and are not sent
   */
  record Restored(long files, long heldMails) {}

  /** Refuses while other programs may be at work on the database. */
  void requireAlone() {
    long others =
        sql.count(
            """
            select count(*) from pg_stat_activity where datname = current_database()
              and pid <> pg_backend_pid() and application_name = 'PostgreSQL JDBC Driver'""");
    if (others > 0) {
      throw new CommandFailure(
          "Stop all services first: there are %,d other connections to this database."
              .formatted(others));
    }
  }

  /** Whether the instance has no account, record, community or file. */
  boolean isEmpty() {
    return load.isEmpty();
  }

  /**
   * Restores a backup that was verified.
   *
   * @param sendMail whether mail that waited is sent, which may have been sent since
   */
  Restored restore(BackupFolder folder, WholeBackup backup, boolean sendMail) throws IOException {
    load.requireKnown(backup.manifest());
    HeldContent held =
        HeldContent.begin(database)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "A backup or another restore of this repository goes on: wait for its end."));
    try (held) {
      try (var places = new NewPlaces()) {
        var files = new Files(folder.contents(), places);
        try (var progress =
            Progress.ofBytes("files", backup.manifest().contents().bytes(), terminal)) {
          backup.eachContent(content -> files.put(content, progress));
        }
        return new Restored(files.written, fillDatabase(backup, places, sendMail));
      }
    }
  }

  private long fillDatabase(WholeBackup backup, NewPlaces places, boolean sendMail) {
    long[] mail = new long[1];
    try (var progress = Progress.ofBytes("database", databaseBytes(backup), terminal)) {
      load.load(
          backup,
          progress::add,
          () -> {
            places.each(moved::to);
            mail[0] = sendMail ? 0 : mails.holdBack();
          });
    }
    return mail[0];
  }

  private static long databaseBytes(WholeBackup backup) {
    return backup.manifest().database().tables().stream()
        .mapToLong(table -> backup.size(table.part()))
        .sum();
  }

  /** The content of files on its way back into the storage. */
  private final class Files {

    private final ContentStore store;
    private final NewPlaces places;
    private long written;

    Files(ContentStore store, NewPlaces places) {
      this.store = store;
      this.places = places;
    }

    void put(Content content, Progress progress) throws IOException {
      if (isThere(content)) {
        progress.add(content.size());
        return;
      }
      StagedContent staged;
      try (InputStream in = store.open(content)) {
        staged = storage.stage(in, content.size());
      }
      if (!staged.sha256().equals(content.sha256())) {
        storage.discard(staged.name());
        throw new CommandFailure(
            "The backup is damaged: %s is not what was stored.".formatted(store.describe(content)));
      }
      String place = storage.keep(staged);
      if (!place.equals(content.location())) {
        places.add(content.sha256(), place);
      }
      written++;
      progress.add(content.size());
    }

    /** What has the place of this content alone, and is something else, is deleted. */
    private boolean isThere(Content content) throws IOException {
      // A list that was tampered with leads nowhere outside.
      if (!SafePath.isSafe(content.location()) || !storage.exists(content.location())) {
        return false;
      }
      try (InputStream in = storage.open(content.location(), 0)) {
        if (DigestUtils.sha256Hex(in).equals(content.sha256())) {
          return true;
        }
      } catch (NoSuchFileException e) {
        return false;
      }
      if (content.location().endsWith(content.sha256())) {
        storage.delete(content.location());
      }
      return false;
    }
  }
}
