package org.reperio.worker.backup;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Backups of the instance. */
@ConfigMapping(prefix = "reperio.backup")
public interface BackupSettings {

  /**
   * File with the secret that backups are encrypted with: at least 32 characters, drawn by chance,
   * such as {@code openssl rand -hex 32} draws. Backups are not encrypted without it, and an
   * encrypted one can be read with it only.
   */
  Optional<Path> keyFile();
}
