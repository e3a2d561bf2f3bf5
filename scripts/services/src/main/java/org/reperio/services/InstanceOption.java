package org.reperio.services;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the instance. */
final class InstanceOption {
  @Option(
      names = "--instance",
      paramLabel = "DIR",
      description = "Folder of the instance; REPERIO_INSTANCE, else <root>/instance when absent.")
  private Path folder;

  InstanceFolder instance(Layout layout) throws IOException {
    return InstanceFolder.at(folder == null ? layout.defaultInstance() : folder);
  }
}
