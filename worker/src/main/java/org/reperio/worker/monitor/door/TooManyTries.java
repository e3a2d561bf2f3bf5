package org.reperio.worker.monitor.door;

import org.reperio.refusal.Refusal;

/** There were too many wrong passwords. */
final class TooManyTries extends Refusal {

  private static final long serialVersionUID = 1L;

  TooManyTries() {
    super(
        Kind.RATE_LIMITED,
        "There were too many wrong passwords; try again in %d s."
            .formatted(WrongPasswords.waitSeconds()));
  }

  @Override
  public long retryAfterSeconds() {
    return WrongPasswords.waitSeconds();
  }
}
