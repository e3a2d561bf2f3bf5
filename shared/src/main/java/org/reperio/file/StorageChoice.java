package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses where files are kept, by the configuration. */
@ApplicationScoped
public class StorageChoice {

  /** The kinds of storage. */
  public enum Kind {
    LOCAL,
    S3
  }

  private final Kind kind;
  private final Path directory;
  private final S3Settings s3;
  private final FileLimits limits;

  public StorageChoice(
      @ConfigProperty(name = "reperio.storage.kind", defaultValue = "local") Kind kind,
      @ConfigProperty(name = "reperio.storage.directory") Path directory,
      S3Settings s3,
      FileLimits limits) {
    this.kind = kind;
    this.directory = directory;
    this.s3 = s3;
    this.limits = limits;
  }

  @Produces
  @ApplicationScoped
  FileStorage storage() {
    return switch (kind) {
      case LOCAL -> new LocalDisk(directory);
      case S3 -> S3Storage.open(s3, limits.maxBytes());
    };
  }
}
