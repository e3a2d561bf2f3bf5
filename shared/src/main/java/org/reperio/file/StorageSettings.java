package org.reperio.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the content of files is kept. */
@ConfigMapping(prefix = "reperio.storage")
public interface StorageSettings {

  /** The kinds of storage. */
  enum Kind {
    LOCAL,
    S3
  }

  /**
   * Where files are kept: {@code local} for a folder, {@code s3} for a bucket of an S3-compatible
   * store. Files in one are not moved to the other.
   */
  @WithDefault("local")
  Kind kind();

  /** Folder of the files' content. All services must see the same one. */
  @WithDefault("instance/files")
  Path directory();

  /** The bucket of an S3-compatible store. */
  S3Settings s3();
}
