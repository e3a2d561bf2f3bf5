package org.reperio.account;

import java.time.Instant;

/**
 * What was decided about an account.
 *
 * @param active false for one that can do nothing
 * @param verified when a moderator approved of it; null for never
 * @param blocked since when it is blocked; null when it is not
 */
public record UserState(boolean active, Instant verified, Instant blocked) {

  /**
   * The state in one word: {@code blocked}, {@code inactive}, {@code verified} or {@code
   * confirmed}.
   */
  public String status() {
    if (blocked != null) {
      return "blocked";
    }
    if (!active) {
      return "inactive";
    }
    return verified == null ? "confirmed" : "verified";
  }
}
