package org.reperio.worker.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.reperio.worker.cli.CommandFailure;

/** Opens folders of backups, and the backups in them, with the key of the configuration. */
@Singleton
public class BackupFolders {

  private final Seals seals;
  private final ObjectMapper json;

  public BackupFolders(Seals seals, ObjectMapper json) {
    this.seals = seals;
    this.json = json;
  }

  BackupFolder toWrite(Path root) throws IOException {
    return BackupFolder.toWrite(root, seals.chosen(), json);
  }

  BackupFolder toPrune(Path root) throws IOException {
    return BackupFolder.toPrune(root, seals.chosen(), json);
  }

  BackupFolder toRead(Path root) throws IOException {
    return BackupFolder.toRead(root, seals.chosen(), json);
  }

  /** A backup, with the folder that it is in. */
  record Opened(BackupFolder folder, WholeBackup backup) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      folder.close();
    }
  }

  /**
   * Opens a backup.
   *
   * @param source a folder of backups, for the newest one, or a backup's own folder
   */
  Opened open(Path source) throws IOException {
    Path path = source.toAbsolutePath().normalize();
    Path parent = path.getParent();
    boolean one = parent != null && BackupFolder.isNamed(path) && BackupFolder.isOne(parent);
    if (!one && !Files.isDirectory(path)) {
      throw new CommandFailure("There is no folder %s.".formatted(source));
    }
    BackupFolder folder = toRead(one ? parent : path);
    try {
      List<String> names = folder.names();
      if (one && !names.contains(path.getFileName().toString())) {
        throw new CommandFailure("%s is no whole backup.".formatted(source));
      }
      if (names.isEmpty()) {
        throw new CommandFailure("There is no whole backup in %s.".formatted(source));
      }
      String name = one ? path.getFileName().toString() : names.get(names.size() - 1);
      return new Opened(folder, folder.backup(name));
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }
}
