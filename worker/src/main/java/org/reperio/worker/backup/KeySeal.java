package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.reperio.worker.cli.CommandFailure;

/**
 * Encryption with AES-256-GCM in segments, as Tink does it: each segment is authenticated, in its
 * place, so a changed byte, a cut and an exchange of two files are found while reading. The name of
 * what is written is authenticated with it.
 */
final class KeySeal implements Seal {

  private static final int LEAST_CHARACTERS = 32;
  private static final int KEY_BYTES = 32;
  private static final int FINGERPRINT_BYTES = 16;
  private static final int SEGMENT_BYTES = 1024 * 1024;

  private final AesGcmHkdfStreaming cipher;
  private final byte[] names;
  private final String fingerprint;

  private KeySeal(byte[] secret) throws GeneralSecurityException {
    this.cipher =
        new AesGcmHkdfStreaming(
            derived(secret, "content", KEY_BYTES), "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    this.names = derived(secret, "names", KEY_BYTES);
    this.fingerprint =
        org.apache.commons.codec.binary.Hex.encodeHexString(
            derived(secret, "fingerprint", FINGERPRINT_BYTES));
  }

  /** The seal of the secret in a file. */
  static Seal of(Path file) {
    try {
      String secret = Files.readString(file).strip();
      if (secret.length() < LEAST_CHARACTERS) {
        throw new CommandFailure(
            "The secret in %s (reperio.backup.key-file) has fewer than %d characters."
                .formatted(file, LEAST_CHARACTERS));
      }
      return new KeySeal(secret.getBytes(UTF_8));
    } catch (IOException e) {
      throw new CommandFailure(
          "The file %s (reperio.backup.key-file) cannot be read.".formatted(file), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] derived(byte[] secret, String use, int bytes)
      throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        "HMACSHA256", secret, new byte[0], ("reperio backup " + use).getBytes(UTF_8), bytes);
  }

  @Override
  public OutputStream sealing(OutputStream out, String name) throws IOException {
    try {
      return cipher.newEncryptingStream(out, name.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IOException("encryption does not work here", e);
    }
  }

  @Override
  public InputStream opening(InputStream in, String name) throws IOException {
    try {
      return cipher.newDecryptingStream(in, name.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IOException("decryption does not work here", e);
    }
  }

  @Override
  public long size(long plain) {
    return cipher.expectedCiphertextSize(plain);
  }

  @Override
  public String nameOf(String sha256) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, names).hmacHex(sha256);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }
}
