package org.reperio.api.access;

import java.util.HashMap;
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
        "You sent too many requests: wait %d seconds.".formatted(usage.secondsUntilReset()));
    this.usage = usage;
  }

  @Override
  public Map<String, Object> headers() {
    Map<String, Object> headers = new HashMap<>(RateLimit.headers(usage));
    headers.put("Retry-After", usage.secondsUntilReset());
    return headers;
  }
}
