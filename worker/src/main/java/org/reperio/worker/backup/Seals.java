package org.reperio.worker.backup;

import jakarta.inject.Singleton;

/** Gives the seal that the configuration asks for. */
@Singleton
public class Seals {

  private final BackupSettings settings;

  public Seals(BackupSettings settings) {
    this.settings = settings;
  }

  Seal chosen() {
    return settings.keyFile().map(KeySeal::of).orElse(Seal.NONE);
  }
}
