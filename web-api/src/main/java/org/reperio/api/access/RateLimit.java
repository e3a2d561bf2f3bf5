package org.reperio.api.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.limit.RateLimiter;
import org.reperio.limit.Rates;
import org.reperio.limit.Usage;

/** How many requests one asker may send: an account's together, a guest's by the address. */
@ApplicationScoped
public class RateLimit {

  private final RateLimiter limiter;
  private final Rates guests;
  private final Rates users;

  public RateLimit(RateLimiter limiter, RateLimitSettings settings) {
    this.limiter = limiter;
    this.guests = settings.guests();
    this.users = settings.users();
  }

  /**
   * Counts a request.
   *
   * @throws TooManyRequests when it is one too many
   */
  Optional<Usage> count(Identity who, HttpServerRequest request) {
    Optional<Usage> usage =
        who.isAuthenticated()
            ? limiter.count("user:" + who.userId(), users)
            : limiter.count("guest:" + network(request), guests);
    usage.filter(Usage::exceeded).ifPresent(RateLimit::refuse);
    return usage;
  }

  private static void refuse(Usage usage) {
    throw new TooManyRequests(usage);
  }

  /** The seconds until the asker may try again, at least 1. */
  static long secondsUntilReset(Usage usage) {
    return Math.max(1, Duration.between(Instant.now(), usage.reset()).toSeconds() + 1);
  }

  /** One customer of IPv6 has a network of 64 bits, not one address. */
  private static String network(HttpServerRequest request) {
    String host = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    if (host == null || host.isEmpty()) {
      return "unknown";
    }
    String[] groups = host.split(":");
    return groups.length < 5 ? host : String.join(":", java.util.Arrays.copyOf(groups, 4));
  }
}
