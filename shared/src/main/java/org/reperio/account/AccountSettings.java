package org.reperio.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.reperio.limit.Rates;

/** How people get into their accounts. */
@ConfigMapping(prefix = "reperio.accounts")
public interface AccountSettings {

  /** Whether people may register themselves. Without it an operator makes all accounts. */
  @WithDefault("true")
  boolean registration();

  /** How long a link in a mail works that proves an address. */
  @WithDefault("2h")
  Duration linkLifetime();

  /** How long a person who does nothing stays signed in. */
  @WithDefault("7d")
  Duration idle();

  /** How long a person stays signed in at most. */
  @WithDefault("30d")
  Duration longest();

  /** Passwords. */
  Passwords passwords();

  /** How often somebody may try to sign in: rates separated by {@code ;}, or {@code off}. */
  Tries tries();

  /** How passwords are checked and kept. */
  interface Passwords {

    /** How many characters a password has at least. */
    @WithDefault("10")
    @Min(8)
    @Max(64)
    int minLength();

    /** Memory that one hash takes, in KiB. A change applies to a password when it is next used. */
    @WithDefault("19456")
    @Min(8192)
    @Max(1048576)
    int memory();

    /** How often a hash goes over its memory. */
    @WithDefault("2")
    @Min(1)
    @Max(20)
    int iterations();

    /**
     * How many hashes are calculated at once in one service, each by one core; ten times as many
     * wait for a second.
     */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int atOnce();
  }

  /** How often somebody may try to sign in. */
  interface Tries {

    /** From one network. */
    @WithDefault("60 per minute;600 per hour")
    Rates network();

    /**
     * With a wrong password for one account from one network, so that nobody locks the owner out
     * elsewhere.
     */
    @WithDefault("10 per 5 minute;30 per hour")
    Rates account();

    /** With a code for one account, by who has given its password. */
    @WithDefault("10 per 5 minute;30 per hour")
    Rates codes();
  }
}
