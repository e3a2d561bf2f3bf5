package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that tell others how to reach the services of an instance.
 *
 * <p>{@code services.properties} has the configuration keys of Reperio, then {@code
 * services.<name>.pid} and {@code services.<name>.log} for each process and {@code
 * services.supervisor.pid}. {@code services.env} has the configuration keys alone, as environment
 * variables. Both appear, each in one step, when all services answer, and go when they are stopped.
 */
final class ConnectionFile {
  private final InstanceFolder instance;

  ConnectionFile(InstanceFolder instance) {
    this.instance = instance;
  }

  /**
   * Writes both files.
   *
   * @param settings configuration keys and their values
   */
  void write(Map<String, String> settings, List<Supervised> services) throws IOException {
    Map<String, String> processes = new TreeMap<>();
    processes.put("services.supervisor.pid", Long.toString(ProcessHandle.current().pid()));
    for (Supervised service : services) {
      String prefix = "services." + service.program().name();
      service
          .running()
          .ifPresent(process -> processes.put(prefix + ".pid", Long.toString(process.pid())));
      processes.put(prefix + ".log", instance.log(service.program().name()).toString());
    }
    StringBuilder environment = new StringBuilder();
    settings.forEach(
        (key, value) ->
            environment.append(variable(key)).append('=').append(quote(value)).append('\n'));
    InstanceFolder.replace(instance.environment(), environment.toString());
    StringBuilder properties = new StringBuilder();
    settings.forEach((key, value) -> properties.append(line(key, value)));
    processes.forEach((key, value) -> properties.append(line(key, value)));
    InstanceFolder.replace(instance.settings(), properties.toString());
  }

  void remove() throws IOException {
    Files.deleteIfExists(instance.settings());
    Files.deleteIfExists(instance.environment());
  }

  private static String line(String key, String value) {
    return key + "=" + escape(value) + "\n";
  }

  /** As MicroProfile Config maps a key to an environment variable. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** For a shell that reads the file. */
  private static String quote(String value) {
    return value.matches("[A-Za-z0-9_./:@%+-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** In a properties file a backslash starts an escape; paths may hold one. */
  private static String escape(String value) {
    return value.replace("\\", "\\\\");
  }
}
