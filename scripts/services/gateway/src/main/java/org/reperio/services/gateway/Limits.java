package org.reperio.services.gateway;

import java.time.Duration;
import java.util.Map;

/**
 * What a client may ask of the front door. Each bound is a variable of the environment, named
 * {@code REPERIO_FRONT_DOOR_...}; docs/operator.adoc lists them.
 *
 * @param connections at the same time, from one address and from all
 * @param head from the opening of a connection to the end of its first request's headers
 * @param idle from one answer to the end of the next request's headers
 * @param bytesPerSecond the least that a body has to move, either way, while it waits for a client
 * @param silence for how long a service may keep a request before it is asked whether it lives
 * @param linger for how long a client may go on sending what nobody wants any more
 * @param hsts seconds for which browsers are to come by HTTPS only; 0 says nothing of it
 */
record Limits(
    Connections connections,
    Duration head,
    Duration idle,
    int bytesPerSecond,
    Duration silence,
    Duration linger,
    long hsts) {

  /**
   * The services refuse an address longer than their own limit with a body that says so; what is
   * even longer than this reaches none of them. The same number stands in the services' {@code
   * quarkus.http.limits.max-initial-line-length}.
   */
  static final int LINE = 32 * 1024;

  /** The same for all headers together, {@code quarkus.http.limits.max-header-size}. */
  static final int HEADERS = 64 * 1024;

  /** Requests that one HTTP/2 connection may have under way. */
  static final int STREAMS = 100;

  /** Connections to each service, and requests that wait for one of them. */
  static final int UPSTREAM = 256;

  static final int WAITING = 512;

  /** The body of a request is judged by how much of it came in such a time. */
  static final Duration WINDOW = Duration.ofSeconds(30);

  private static final String PREFIX = "REPERIO_FRONT_DOOR_";

  /**
   * How many connections may be open.
   *
   * @param perAddress of one client
   * @param all of all clients; a connection takes some 20 kB
   */
  record Connections(int perAddress, int all) {}

  static Limits of(Map<String, String> environment) {
    Numbers numbers = new Numbers(environment);
    return new Limits(
        new Connections(
            numbers.of("CONNECTIONS_PER_ADDRESS", 1200), numbers.of("CONNECTIONS", 2000)),
        Duration.ofSeconds(numbers.of("HEAD_SECONDS", 10)),
        Duration.ofSeconds(numbers.of("IDLE_SECONDS", 60)),
        numbers.of("BYTES_PER_SECOND", 500),
        Duration.ofSeconds(numbers.of("SILENCE_SECONDS", 3)),
        Duration.ofSeconds(numbers.of("LINGER_SECONDS", 30)),
        numbers.of("HSTS_SECONDS", 0));
  }

  private record Numbers(Map<String, String> environment) {

    int of(String name, int otherwise) {
      String value = environment.getOrDefault(PREFIX + name, "");
      if (value.isBlank()) {
        return otherwise;
      }
      if (!value.strip().matches("\\d{1,9}")) {
        throw new IllegalArgumentException(PREFIX + name + " must be a number, not " + value);
      }
      return Integer.parseInt(value.strip());
    }
  }
}
