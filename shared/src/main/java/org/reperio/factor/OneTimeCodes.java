package org.reperio.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.reperio.access.DrawnSecrets;

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

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP);

  /** What an app and this instance share. */
  byte[] newSecret() {
    return DrawnSecrets.bytes(SECRET_BYTES);
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
      if (step > after && DrawnSecrets.isSame(code(secret, time), code)) {
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
}
