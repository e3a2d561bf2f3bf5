package org.reperio.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import jakarta.inject.Singleton;
import org.reperio.file.StorageSettings;

/** The space on the volume of stored files, as metrics; a bucket has no end that could be told. */
@Singleton
public class StorageMetrics implements MeterBinder {

  private final StorageSettings storage;

  public StorageMetrics(StorageSettings storage) {
    this.storage = storage;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (storage.kind() == StorageSettings.Kind.LOCAL) {
      new DiskSpaceMetrics(storage.directory().toFile()).bindTo(registry);
    }
  }
}
