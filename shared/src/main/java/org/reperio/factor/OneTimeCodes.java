package org.reperio.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every 30 seconds (RFC 6238): six digits, by HMAC-SHA-1, which all authenticator
 * apps know. A clock that is half a minute off does no harm.
 */
@ApplicationScoped
class OneTimeCodes {

  /** As many as the key of RFC 4226, section 4, should have. */
  private static final int SECRET_BYTES = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int EARLIER = -1;
  private static final int LATER = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP);

  /** What an app and this instance share. */
  byte[] newSecret() {
    var secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /**
   * The step of time to which a code belongs, counted from 1970; empty when it is wrong, or belongs
   * to no step that is near enough.
   *
   * @param after the last step of which a code was taken: none is taken twice
   */
  OptionalLong stepOf(byte[] secret, String code, Instant now, long after) {
    for (int offset = EARLIER; offset <= LATER; offset++) {
      Instant time = now.plus(STEP.multipliedBy(offset));
      long step = Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
      if (step > after && isSame(code(secret, time), code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The code of a moment. */
  String code(byte[] secret, Instant time) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()), time);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSame(String wanted, String code) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }
}
