package org.reperio.test;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real data that tests may use where they have it: never a part of the project. */
public final class SharedData {

  private SharedData() {}

  /** A file or folder of the shared data; where there is none the test is skipped, and says so. */
  public static Path require(String name) {
    String configured = System.getenv("REPERIO_SHARED");
    Path root = Path.of(System.getProperty("reperio.root", ".."));
    Path shared = configured == null ? root.resolve("../shared") : Path.of(configured);
    Path data = shared.resolve("data").resolve(name).toAbsolutePath().normalize();
    assumeTrue(
        Files.exists(data),
        () -> "Skipped: there is no " + data + "; set REPERIO_SHARED to the folder of real data.");
    return data;
  }
}
