package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much files may take up. */
@ApplicationScoped
public class FileLimits {

  private final long maxBytes;
  private final long maxRecordBytes;
  private final int maxCount;

  public FileLimits(
      @ConfigProperty(name = "reperio.files.max-bytes", defaultValue = "53687091200") long maxBytes,
      @ConfigProperty(name = "reperio.files.max-record-bytes", defaultValue = "107374182400")
          long maxRecordBytes,
      @ConfigProperty(name = "reperio.files.max-count", defaultValue = "1000") int maxCount) {
    this.maxBytes = maxBytes;
    this.maxRecordBytes = maxRecordBytes;
    this.maxCount = maxCount;
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
