package org.reperio.search;

import org.reperio.refusal.Refusal;

/** More searches run at the same time than may. */
public class TooManySearches extends Refusal {

  private static final long serialVersionUID = 1L;

  private static final int SECONDS = 1;

  TooManySearches(String reason) {
    super(Kind.RATE_LIMITED, reason + " Wait for their answers and try again.");
  }

  @Override
  public long retryAfterSeconds() {
    return SECONDS;
  }
}
