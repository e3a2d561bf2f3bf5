package org.reperio.worker.cli;

import java.util.Objects;
import picocli.CommandLine;

/** The version that the build wrote into the jar. */
public final class Version implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() {
    String built = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "reperio " + Objects.requireNonNullElse(built, "(not from a jar)"),
      "Java " + System.getProperty("java.version")
    };
  }
}
