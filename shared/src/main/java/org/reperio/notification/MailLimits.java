package org.reperio.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.reperio.limit.Rates;

/**
 * How much mail others can make the repository send: rates separated by {@code ;}, or {@code off}.
 */
@ConfigMapping(prefix = "reperio.mail-limits")
public interface MailLimits {

  /**
   * Mail to one address that nobody has proven to be theirs, as in a guest's request for access.
   */
  @WithDefault("3 per hour;10 per day")
  Rates unprovenAddress();

  /** Mail to such addresses about one record. */
  @WithDefault("30 per hour;100 per day")
  Rates record();

  /** Mail to such addresses that one asker causes: a visitor's network, or an account. */
  @WithDefault("20 per hour;60 per day")
  Rates asker();

  /** Mail that one account causes to one address, as by requests, comments and grants. */
  @WithDefault("100 per hour;300 per day")
  Rates accountToAddress();

  /** Mail that one account causes. */
  @WithDefault("2000 per hour;6000 per day")
  Rates account();
}
