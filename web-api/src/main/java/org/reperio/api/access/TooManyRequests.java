package org.reperio.api.access;

import java.util.Map;
import org.reperio.api.problem.MoreHeaders;
import org.reperio.limit.Usage;
import org.reperio.refusal.Refusal;

/** An asker sent more requests than the rate allows. */
public class TooManyRequests extends Refusal implements MoreHeaders {

  private static final long serialVersionUID = 1L;

  private final transient Usage usage;

  TooManyRequests(Usage usage) {
    super(
        Kind.RATE_LIMITED,
        "You sent too many requests: wait %d seconds."
            .formatted(RateLimit.secondsUntilReset(usage)));
    this.usage = usage;
  }

  @Override
  public Map<String, Object> headers() {
    return Map.of(
        "Retry-After", RateLimit.secondsUntilReset(usage),
        "X-RateLimit-Limit", usage.amount(),
        "X-RateLimit-Remaining", usage.remaining(),
        "X-RateLimit-Reset", usage.reset().getEpochSecond());
  }
}
