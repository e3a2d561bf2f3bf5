package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Settings of an instance on one machine, beside its services. */
final class InstanceSettings {
  private InstanceSettings() {}

  /**
   * Configuration keys that the environment does not set: where files are stored, where its own
   * declarations are, what it signs with, what opens its queue monitor, where the site is, and
   * {@code reperio.yaml} when the instance has one.
   */
  static Map<String, String> of(InstanceFolder instance, int port, Map<String, String> environment)
      throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("reperio.storage.directory", instance.root().resolve("files").toString());
    settings.put("reperio.instance.directory", instance.root().toString());
    settings.put("reperio.instance.secret-key", Credentials.signingKey(instance));
    settings.put("reperio.monitor.password", Credentials.monitorPassword(instance));
    settings.put("reperio.site.url", "https://localhost:" + port);
    Path configuration = instance.root().resolve("reperio.yaml");
    if (Files.exists(configuration)) {
      settings.put("reperio.config", configuration.toString());
    }
    settings.keySet().removeIf(key -> environment.containsKey(ConnectionFile.variable(key)));
    return settings;
  }
}
