package org.reperio.api.access;

import org.reperio.limit.Usage;

/** Somebody sent more requests than the rate allows. */
public class TooManyRequests extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Usage usage;

  TooManyRequests(Usage usage) {
    super(
        "You sent too many requests: wait %d seconds."
            .formatted(RateLimit.secondsUntilReset(usage)));
    this.usage = usage;
  }

  public Usage usage() {
    return usage;
  }

  /** The seconds until the next request is taken, at least 1. */
  public long retryAfter() {
    return RateLimit.secondsUntilReset(usage);
  }
}
