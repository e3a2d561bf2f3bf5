package org.reperio.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for child processes that run on the same Java as the supervisor. */
final class JavaChild {
  /** Short-lived work on small heaps: quick to start and small matters more than peak speed. */
  private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData");

  private JavaChild() {}

  /** A class from the class path of {@code service} under the supervisor's {@code lib} folder. */
  static List<String> command(
      Path lib, String service, String heap, List<String> options, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(SMALL);
    command.addAll(options);
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(lib.resolve(service) + "/*");
    command.add(mainClass);
    return command;
  }
}
