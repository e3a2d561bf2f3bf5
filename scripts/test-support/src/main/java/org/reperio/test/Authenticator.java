package org.reperio.test;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** What people have on their phones: it shows codes by a key (RFC 6238). */
public final class Authenticator {

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP);

  private final SecretKeySpec key;

  /**
   * @param key in Base32, as a page shows it
   */
  public Authenticator(String key) {
    this.key = new SecretKeySpec(new Base32().decode(key), generator.getAlgorithm());
  }

  /**
   * The code that it shows so many times half a minute from now. It waits when that is about to
   * change.
   */
  public String code(int later) throws InterruptedException {
    Duration left =
        STEP.minusSeconds(Math.floorMod(Instant.now().getEpochSecond(), STEP.toSeconds()));
    if (left.compareTo(SOON) < 0) {
      Thread.sleep(left.toMillis());
    }
    try {
      return generator.generateOneTimePasswordString(
          key, Instant.now().plus(STEP.multipliedBy(later)));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
