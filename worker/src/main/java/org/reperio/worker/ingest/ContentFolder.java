package org.reperio.worker.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.reperio.file.SafePath;
import org.reperio.record.MovedRecord;

/**
 * The files that records move with: {@code FOLDER/RECORD/KEY}, the record's identifier at the
 * source and the file's name, of which slashes are folders too. Nothing outside of a record's
 * folder is read, whatever a file's name or a symbolic link says.
 */
final class ContentFolder implements MovedRecord.Contents {

  private final Path folder;

  /**
   * @throws IOException when there is no such folder
   */
  ContentFolder(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    if (!Files.isDirectory(this.folder)) {
      throw new NoSuchFileException(folder.toString());
    }
  }

  @Override
  public InputStream open(String recordId, String key) throws IOException {
    Path named = folder.resolve(recordId);
    if (!SafePath.isSafe(recordId) || recordId.indexOf('/') >= 0 || !SafePath.isSafe(key)) {
      throw new NoSuchFileException(recordId + "/" + key);
    }
    Path file = named.resolve(key);
    Path real = file.toRealPath();
    if (!real.startsWith(named) || !Files.isRegularFile(real)) {
      throw new NoSuchFileException(file.toString());
    }
    return Files.newInputStream(real);
  }
}
