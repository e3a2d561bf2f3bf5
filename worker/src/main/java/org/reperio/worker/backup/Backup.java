package org.reperio.worker.backup;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.reperio.file.FileStorage;
import org.reperio.file.HeldContent;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.StorageFull;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Progress;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.cli.Version;

/**
 * Makes a backup that shows one point in time. First nobody may delete content any more; then the
 * database is read in one transaction, with the list of all content that files have in it; then
 * that content is copied, as far as the folder does not have it. Content never changes, so it may
 * be copied while the instance goes on.
 */
@Singleton
public class Backup {

  /** So many contents are copied between two looks at the lock. */
  private static final int LOOK = 1_000;

  private final DataSource database;
  private final FileStorage storage;
  private final BackupFolders folders;
  private final InstanceFiles configuration;
  private final Terminal terminal;

  public Backup(
      DataSource database,
      FileStorage storage,
      BackupFolders folders,
      InstanceFiles configuration,
      Terminal terminal) {
    this.database = database;
    this.storage = storage;
    this.folders = folders;
    this.configuration = configuration;
    this.terminal = terminal;
  }

  /**
   * What was made.
   *
   * @param copied how much content was new
   */
  record Made(Manifest manifest, long copied, long copiedBytes) {}

  private record Rows(
      Instant time, List<String> migrations, Manifest.Database database, long contentBytes) {}

  /** Makes one, in a folder that may hold others. */
  Made make(Path target) throws IOException {
    HeldContent held =
        HeldContent.begin(database)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "Another backup or restore of this repository goes on: wait for its end."));
    try (held;
        BackupFolder folder = folders.toWrite(target)) {
      folder.tidy();
      try (NewBackup backup = folder.begin()) {
        return fill(backup, folder.contents(), held);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    } catch (IOException e) {
      if (StorageFull.behind(e).isPresent()) {
        throw new CommandFailure(
            "There is no room left in %s; the backups that were there are as they were."
                .formatted(target),
            e);
      }
      throw e;
    }
  }

  private Made fill(NewBackup backup, ContentStore store, HeldContent held)
      throws SQLException, IOException {
    Rows rows = readDatabase(backup);
    configuration.write(backup);
    var copy = new Copy(store, held);
    try (var progress = Progress.ofBytes("files", rows.contentBytes(), terminal);
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(backup.read(WholeBackup.CONTENTS)),
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.take(Content.of(line), progress);
      }
    }
    copy.requireSome(1);
    store.sync();
    var manifest =
        new Manifest(
            Manifest.FORMAT,
            backup.name(),
            rows.time(),
            new Version().getVersion()[0],
            rows.migrations(),
            rows.database(),
            new Manifest.Contents(copy.count, copy.bytes, copy.missing),
            backup.parts());
    backup.finish(manifest);
    return new Made(manifest, copy.copied, copy.copiedBytes);
  }

  private Rows readDatabase(NewBackup backup) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        DatabaseSnapshot snapshot = DatabaseSnapshot.begin(connection);
        var progress = Progress.ofBytes("database", -1, terminal)) {
      Manifest.Database tables = snapshot.write(backup, progress::add);
      snapshot.writeContents(backup);
      return new Rows(snapshot.time(), snapshot.migrations(), tables, snapshot.contentBytes());
    }
  }

  /** The copying of content, and what came of it. */
  private final class Copy {

    private final ContentStore store;
    private final HeldContent held;
    private final List<String> missing = new ArrayList<>();
    private long seen;
    private long count;
    private long bytes;
    private long copied;
    private long copiedBytes;

    Copy(ContentStore store, HeldContent held) {
      this.store = store;
      this.held = held;
    }

    void take(Content content, Progress progress) throws IOException {
      if (seen++ % LOOK == 0 && !held.isHeld()) {
        throw new CommandFailure(
            "The database was started again meanwhile, so files may have been deleted: back up again.");
      }
      if (store.has(content)) {
        progress.add(content.size());
      } else if (copy(content, progress)) {
        copied++;
        copiedBytes += content.size();
      } else {
        missing.add(content.sha256());
        requireSome(LOOK);
        return;
      }
      count++;
      bytes += content.size();
    }

    /** Where no file is there at all, it is the storage that is wrong, and not the files. */
    void requireSome(int most) {
      if (count == 0 && missing.size() >= most) {
        throw new CommandFailure(
            "The storage has none of the files that the database names: see reperio.storage in 'reperio config show'.");
      }
    }

    private boolean copy(Content content, Progress progress) throws IOException {
      try (InputStream in = storage.open(content.location(), 0)) {
        return store.add(content, in, progress::add);
      } catch (NoSuchFileException e) {
        // Of the storage; the backup's own folders are made when they are needed.
        return false;
      }
    }
  }
}
