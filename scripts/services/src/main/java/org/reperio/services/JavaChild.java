package org.reperio.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for child processes, most of which run on the same Java as the supervisor. */
final class JavaChild {
  /**
   * Short-lived work on small heaps: quick to start and small matters more than peak speed. A
   * process that has no memory left does harm while it lives: its supervisor starts a new one.
   */
  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError");

  private JavaChild() {}

  /** The Java that runs the supervisor. */
  static String java() {
    return InstalledJava.own().program();
  }

  /** For Reperio's own services and its command line. */
  static List<String> applicationOptions() {
    List<String> options = new ArrayList<>();
    options.add("-Xmx256m");
    options.addAll(SMALL);
    options.add("-XX:TieredStopAtLevel=1");
    options.addAll(quietOn(InstalledJava.own()));
    return options;
  }

  private static List<String> quietOn(InstalledJava java) {
    return java.release() < 24
        ? List.of()
        : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  /**
   * A class from the jar of {@code service} under the supervisor's {@code lib} folder, which names
   * the jars that it needs.
   */
  static List<String> command(
      Path lib, String service, String heap, List<String> options, String mainClass) {
    return command(InstalledJava.own(), lib, service, heap, options, mainClass);
  }

  /** The same on {@code java}. */
  static List<String> command(
      InstalledJava java,
      Path lib,
      String service,
      String heap,
      List<String> options,
      String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(java.program());
    command.add("-Xmx" + heap);
    command.addAll(SMALL);
    command.addAll(options);
    command.addAll(quietOn(java));
    command.add("-cp");
    command.add(lib.resolve(service).resolve("reperio-services-" + service + ".jar").toString());
    command.add(mainClass);
    return command;
  }
}
