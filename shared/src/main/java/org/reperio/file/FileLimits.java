package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;

/** How much files may take up. */
@ApplicationScoped
public class FileLimits {

  private final long maxBytes;
  private final long maxRecordBytes;
  private final int maxCount;

  public FileLimits(FileSettings settings) {
    this.maxBytes = settings.maxBytes().asLongValue();
    this.maxRecordBytes = settings.maxRecordBytes().asLongValue();
    this.maxCount = settings.maxCount();
  }

  /** The bytes of one file, at most. */
  public long maxBytes() {
    return maxBytes;
  }

  /** The bytes of all files of a record, at most. */
  public long maxRecordBytes() {
    return maxRecordBytes;
  }

  /** The files of a record, at most. */
  public int maxCount() {
    return maxCount;
  }
}
