package org.reperio.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.SigningKey;

/**
 * The secrets of share links: the link's id, and an HMAC (RFC 2104, with SHA-256) over the id and a
 * nonce, keyed with the instance's secret key. The database alone does not reveal them.
 */
@ApplicationScoped
class LinkTokens {

  private static final String ALGORITHM = "HmacSHA256";

  /** Stands for a link that there is not. */
  static final UUID NOBODY = new UUID(0, 0);

  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 32;
  private static final int NONCE_BYTES = 16;

  private final SecretKeySpec key;

  LinkTokens(SigningKey signing) {
    this.key = new SecretKeySpec(signing.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  static byte[] newNonce() {
    return DrawnSecrets.bytes(NONCE_BYTES);
  }

  /** The secret of a link. */
  String token(UUID id, byte[] nonce) {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + MAC_BYTES).put(bytes(id)).put(mac(id, nonce)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The id of the link in a secret, unchecked; empty when this is not a secret at all. */
  static Optional<UUID> claimed(String token) {
    return decode(token)
        .map(bytes -> ByteBuffer.wrap(bytes))
        .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
  }

  /** Whether a secret belongs to this link, compared in constant time. */
  boolean matches(String token, UUID id, byte[] nonce) {
    return decode(token)
        .filter(
            bytes ->
                MessageDigest.isEqual(
                    Arrays.copyOfRange(bytes, ID_BYTES, bytes.length), mac(id, nonce)))
        .isPresent();
  }

  private static Optional<byte[]> decode(String token) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(token))
          .filter(bytes -> bytes.length == ID_BYTES + MAC_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] mac(UUID id, byte[] nonce) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(bytes(id));
      return mac.doFinal(nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
