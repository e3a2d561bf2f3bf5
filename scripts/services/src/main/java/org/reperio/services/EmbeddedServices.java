package org.reperio.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The services of an instance that nobody provides from outside. */
final class EmbeddedServices {
  /** Each of them says that the operator has decided about DOIs. */
  private static final List<String> REGISTRAR =
      List.of("REPERIO_PIDS_DOI_MODE", "REPERIO_PIDS_DATACITE_URL", "REPERIO_PIDS_CROSSREF_URL");

  private EmbeddedServices() {}

  /**
   * Those whose place is not configured.
   *
   * @param environment environment variables; {@code REPERIO_DATABASE_URL}, {@code
   *     REPERIO_SEARCH_HOSTS}, {@code REPERIO_REDIS_URL} and {@code REPERIO_BROKER_HOST} each stand
   *     for a service that runs elsewhere, {@code REPERIO_PIDS_DOI_MODE}, {@code
   *     REPERIO_PIDS_DATACITE_URL} or {@code REPERIO_PIDS_CROSSREF_URL} for another registrar of
   *     DOIs, or none; {@code REPERIO_OPENSEARCH_HEAP} is the search engine's heap (512m when
   *     absent), {@code REPERIO_EMBEDDED_ENGINE} is {@code opensearch-3} for OpenSearch 3; {@code
   *     REPERIO_EMBEDDED_BROKER} is {@code rabbitmq} for the system's RabbitMQ in the place of Qpid
   * @throws IOException when one of them is chosen that is not there; the message says what to do
   */
  static List<Program> of(
      InstanceFolder instance,
      Layout layout,
      Ports ports,
      Console console,
      Map<String, String> environment)
      throws IOException {
    Credentials credentials = Credentials.of(instance);
    Path lib = layout.lib();
    List<Program> programs = new ArrayList<>();
    if (isAbsent(environment, "REPERIO_DATABASE_URL")) {
      programs.add(
          new PostgreSql(instance, ports, credentials, UnprivilegedUser.current(), console));
    }
    if (isAbsent(environment, "REPERIO_SEARCH_HOSTS")) {
      programs.add(
          new OpenSearch(
              instance,
              ports,
              Engine.of(lib, environment),
              environment.getOrDefault("REPERIO_OPENSEARCH_HEAP", "512m"),
              credentials));
    }
    if (isAbsent(environment, "REPERIO_BROKER_HOST")) {
      programs.add(broker(instance, layout, ports, credentials, environment));
    }
    if (isAbsent(environment, "REPERIO_REDIS_URL")) {
      programs.add(new Redis(instance, ports, credentials));
    }
    if (REGISTRAR.stream().allMatch(key -> isAbsent(environment, key))) {
      programs.add(new DoiRegistrar(instance, ports, lib, credentials));
    }
    return List.copyOf(programs);
  }

  private static Program broker(
      InstanceFolder instance,
      Layout layout,
      Ports ports,
      Credentials credentials,
      Map<String, String> environment) {
    return environment.getOrDefault("REPERIO_EMBEDDED_BROKER", "qpid").equals("rabbitmq")
        ? new RabbitMq(instance, ports, layout.definitions(), credentials)
        : new AmqpBroker(instance, ports, layout.lib(), layout.definitions(), credentials);
  }

  private static boolean isAbsent(Map<String, String> environment, String key) {
    return environment.getOrDefault(key, "").isBlank();
  }
}
