package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses where files are kept, by the configuration. */
@ApplicationScoped
public class StorageChoice {

  private final StorageSettings settings;
  private final FileLimits limits;

  public StorageChoice(StorageSettings settings, FileLimits limits) {
    this.settings = settings;
    this.limits = limits;
  }

  @Produces
  @ApplicationScoped
  FileStorage storage() {
    return switch (settings.kind()) {
      case LOCAL -> new LocalDisk(settings.directory(), settings.frontAddress());
      case S3 -> S3Storage.open(settings.s3(), limits.maxBytes());
    };
  }
}
