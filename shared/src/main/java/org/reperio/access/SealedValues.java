package org.reperio.access;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Values that only this instance can read and make: AES-256-GCM (NIST SP 800-38D) with a key that
 * is derived from the instance's secret key. A stolen database does not reveal them.
 */
@ApplicationScoped
public class SealedValues {

  private final Aead key;

  public SealedValues(SigningKey signing) {
    byte[] derived =
        new HmacUtils(HmacAlgorithms.HMAC_SHA_256, signing.value()).hmac("sealed values");
    try {
      this.key = new AesGcmJce(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Seals a value.
   *
   * @param purpose what it is for: it opens for nothing else
   */
  public byte[] seal(String purpose, byte[] value) {
    try {
      return key.encrypt(value, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value; empty when it was not sealed here for this purpose, or is not what it was. */
  public Optional<byte[]> open(String purpose, byte[] sealed) {
    try {
      return Optional.of(key.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
