package org.reperio.account;

import org.reperio.refusal.Refusal;

/** Somebody has tried to sign in too often, or too many people do at this moment. */
public class TooManySignIns extends Refusal {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManySignIns(long seconds) {
    super(Kind.RATE_LIMITED, "There were too many attempts to sign in. Wait, and try again.");
    this.seconds = seconds;
  }

  @Override
  public long retryAfterSeconds() {
    return seconds;
  }
}
