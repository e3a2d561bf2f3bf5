package org.reperio.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** Secrets that whoever has them may use: 256 random bits, of which only the SHA-256 is kept. */
public final class DrawnSecrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private DrawnSecrets() {}

  /** A new one, in letters that an address can have. */
  public static String draw() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of it. */
  public static byte[] hash(String secret) {
    return DigestUtils.sha256(secret);
  }
}
