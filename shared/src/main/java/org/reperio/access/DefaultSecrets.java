package org.reperio.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.reperio.database.DatabaseSettings;
import org.reperio.messaging.BrokerSettings;
import org.reperio.site.SiteAddress;

/** Refuses to start a service that is open to the world with secrets that are published. */
@ApplicationScoped
class DefaultSecrets {

  private static final Map<String, String> KNOWN =
      Map.of(
          "reperio.security.secret-key", SecuritySettings.KNOWN_KEY,
          "reperio.database.password", DatabaseSettings.KNOWN_PASSWORD,
          "reperio.broker.password", BrokerSettings.KNOWN_PASSWORD);
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Config config;
  private final SiteAddress site;

  DefaultSecrets(Config config, SiteAddress site) {
    this.config = config;
    this.site = site;
  }

  void check(@Observes StartupEvent start) {
    List<String> open = unchanged();
    if (LaunchMode.current() == LaunchMode.NORMAL && !open.isEmpty()) {
      throw new IllegalStateException(
          "%s is reachable by others, and still has the values that are in the source for: %s."
                  .formatted(site.base(), String.join(", ", open))
              + " Set them before you start.");
    }
  }

  /** The secrets that would have to be set before the site is reachable by others. */
  List<String> unchanged() {
    return LOCAL.contains(site.host())
        ? List.of()
        : KNOWN.entrySet().stream()
            .filter(
                known ->
                    config
                        .getOptionalValue(known.getKey(), String.class)
                        .filter(known.getValue()::equals)
                        .isPresent())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
  }
}
