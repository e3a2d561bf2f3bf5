package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.reperio.access.SealedValues;

/** What shows that somebody has given the right password, and still has to give a code. */
@ApplicationScoped
class HalfSignIns {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String PURPOSE = "half sign-in";

  private final SealedValues sealed;

  HalfSignIns(SealedValues sealed) {
    this.sealed = sealed;
  }

  String of(long accountId) {
    long end = Instant.now().plus(LIFETIME).getEpochSecond();
    byte[] value = ByteBuffer.allocate(2 * Long.BYTES).putLong(accountId).putLong(end).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.seal(PURPOSE, value));
  }

  /** Whose it is; empty when it is none of ours, or too old. */
  Optional<Long> accountOf(String half) {
    return decoded(half)
        .flatMap(bytes -> sealed.open(PURPOSE, bytes))
        .map(ByteBuffer::wrap)
        .flatMap(
            value -> {
              long accountId = value.getLong();
              return value.getLong() > Instant.now().getEpochSecond()
                  ? Optional.of(accountId)
                  : Optional.empty();
            });
  }

  private static Optional<byte[]> decoded(String half) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(half));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
