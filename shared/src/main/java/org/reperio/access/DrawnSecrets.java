package org.reperio.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
  }

  /** So many random bytes, for secrets of another form. */
  public static byte[] bytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Whether two are the same; how long that takes says nothing of how much of them is. */
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** What is kept of it. */
  public static byte[] hash(String secret) {
    return DigestUtils.sha256(secret);
  }
}
