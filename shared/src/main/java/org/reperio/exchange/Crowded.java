package org.reperio.exchange;

import org.reperio.refusal.Refusal;

/** A budget is spent: by the asker, or by all together. */
public class Crowded extends Refusal {

  private static final long serialVersionUID = 1L;

  private static final int RETRY_SECONDS = 10;

  private Crowded(Kind kind, String message) {
    super(kind, message);
  }

  static Crowded byOne(String what) {
    return new Crowded(
        Kind.RATE_LIMITED,
        "You have too many %s under way: finish some, or try again later.".formatted(what));
  }

  static Crowded byAll(String what) {
    return new Crowded(
        Kind.UNAVAILABLE,
        "There are too many %s under way: try again in a few seconds.".formatted(what));
  }

  @Override
  public long retryAfterSeconds() {
    return kind() == Kind.RATE_LIMITED ? RETRY_SECONDS : 0;
  }
}
