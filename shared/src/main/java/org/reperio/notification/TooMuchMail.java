package org.reperio.notification;

import java.time.Duration;
import org.reperio.refusal.Refusal;

/** What is asked for would send more mail than one asker may cause, or one address is to get. */
public class TooMuchMail extends Refusal {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooMuchMail(Duration wait) {
    super(
        Kind.RATE_LIMITED,
        "This would send too much mail: try again in %,d minutes.".formatted(wait.toMinutes() + 1));
    this.seconds = Math.max(1, wait.toSeconds() + 1);
  }

  @Override
  public long retryAfterSeconds() {
    return seconds;
  }
}
