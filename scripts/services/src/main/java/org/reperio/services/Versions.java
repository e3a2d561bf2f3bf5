package org.reperio.services;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Versions of the binaries that this build carries. */
final class Versions {
  private Versions() {}

  /** The version of {@code program}, as the build wrote it down. */
  static String of(String program) throws IOException {
    Properties versions = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/versions.properties")) {
      versions.load(in);
    }
    return versions.getProperty(program);
  }
}
