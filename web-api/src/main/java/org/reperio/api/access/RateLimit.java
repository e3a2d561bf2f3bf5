package org.reperio.api.access;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.limit.ClientAddress;
import org.reperio.limit.RateLimiter;
import org.reperio.limit.Rates;
import org.reperio.limit.Usage;

/** How many requests one asker may send: an account's together, a guest's by the address. */
@ApplicationScoped
public class RateLimit {

  private static final String COUNTED = Counted.class.getName();

  private final RateLimiter limiter;
  private final Rates guests;
  private final Rates users;
  private final ClientAddress clients;

  public RateLimit(RateLimiter limiter, RateLimitSettings settings, ClientAddress clients) {
    this.limiter = limiter;
    this.clients = clients;
    this.guests = settings.guests();
    this.users = settings.users();
  }

  /**
   * Counts a request.
   *
   * @throws TooManyRequests when it is one too many
   */
  Optional<Usage> count(Identity who) {
    return refuse(limiter.count(who.asker(), who.isAuthenticated() ? users : guests));
  }

  /**
   * Counts a call, unless {@link #countGuest} has done so.
   *
   * @throws TooManyRequests when it is one too many
   */
  Optional<Usage> count(Identity who, RoutingContext call) {
    return call.get(COUNTED) instanceof Counted counted ? refuse(counted.usage()) : count(who);
  }

  /**
   * Counts a guest's call on the event loop, before a filter can. A call that is one too many has
   * to be passed on, and is refused there.
   */
  public Uni<Optional<Usage>> countGuest(RoutingContext call) {
    if (guests.all().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return limiter
        .countSoon(Identity.visitor(clients.of(call.request())).asker(), guests)
        .invoke(usage -> call.put(COUNTED, new Counted(usage)));
  }

  /** The outcome of counting a call. */
  private record Counted(Optional<Usage> usage) {}

  private static Optional<Usage> refuse(Optional<Usage> usage) {
    if (usage.isPresent() && usage.get().exceeded()) {
      throw new TooManyRequests(usage.get());
    }
    return usage;
  }

  /** The headers by which an answer tells the rest of a rate. */
  public static Map<String, Object> headers(Usage usage) {
    return Map.of(
        "X-RateLimit-Limit", usage.amount(),
        "X-RateLimit-Remaining", usage.remaining(),
        "X-RateLimit-Reset", usage.reset().getEpochSecond());
  }
}
