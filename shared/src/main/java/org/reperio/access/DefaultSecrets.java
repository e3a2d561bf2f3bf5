package org.reperio.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.reperio.database.DatabaseSettings;
import org.reperio.messaging.BrokerSettings;
import org.reperio.site.SiteAddress;

/**
 * Refuses to start with secrets that are published: any service with the published signing key, for
 * on a shared machine others reach it too, and what is open to the world with a published password.
 */
@ApplicationScoped
class DefaultSecrets {

  private static final String SIGNING_KEY = "reperio.security.secret-key";
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "reperio.database.password", DatabaseSettings.KNOWN_PASSWORD,
          "reperio.broker.password", BrokerSettings.KNOWN_PASSWORD);
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The command line, which signs nothing. */
  private static final String COMMAND = "command";

  private final Config config;
  private final SiteAddress site;
  private final SigningKey key;

  DefaultSecrets(Config config, SiteAddress site, SigningKey key) {
    this.config = config;
    this.site = site;
    this.key = key;
  }

  void check(@Observes StartupEvent start) {
    List<String> open = unchanged(ConfigUtils.getProfiles().contains(COMMAND));
    if (LaunchMode.current() == LaunchMode.NORMAL && !open.isEmpty()) {
      throw new IllegalStateException(
          "%s would run with the values that are in the source for all to read: %s."
                  .formatted(site.base(), String.join(", ", open))
              + " Set them before you start.");
    }
  }

  /**
   * The secrets that have to be set first.
   *
   * @param command whether this is the command line, which may do without on this machine
   */
  List<String> unchanged(boolean command) {
    boolean local = LOCAL.contains(site.host());
    Stream<String> passwords =
        local ? Stream.of() : PASSWORDS.keySet().stream().filter(this::isPublished);
    Stream<String> signing =
        key.isKnown() && !(local && command) ? Stream.of(SIGNING_KEY) : Stream.of();
    return Stream.concat(passwords, signing).sorted().toList();
  }

  private boolean isPublished(String secret) {
    return config
        .getOptionalValue(secret, String.class)
        .filter(PASSWORDS.get(secret)::equals)
        .isPresent();
  }
}
