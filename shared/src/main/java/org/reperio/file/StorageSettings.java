package org.reperio.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.Optional;

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

  /**
   * The internal address at which the web server in front finds the files of the folder, such as
   * {@code /_files/}: web-api then answers the download of a whole file with {@code
   * X-Accel-Redirect}, and the server sends the bytes. Only for services that nobody reaches but
   * through such a server: without it downloads are empty.
   */
  Optional<
          @Pattern(regexp = "/([A-Za-z0-9_.-]+/)+", message = "is a path with a slash at the end")
          String>
      frontAddress();

  /** The bucket of an S3-compatible store. */
  S3Settings s3();
}
