package org.reperio.factor;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.reperio.access.DrawnSecrets;

/** The only writer of what passkeys are to sign. */
@ApplicationScoped
class PasskeyChallengeRepository implements PanacheRepositoryBase<PasskeyChallenge, byte[]> {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int BYTES = 32;

  /** An account has no more open at once: whoever asks for another has given up the others. */
  private static final int MOST = 20;

  /** Draws a challenge for an account. */
  byte[] draw(long accountId, Ceremony ceremony) {
    Instant now = Instant.now();
    delete("accountId = ?1 and ends < ?2", accountId, now);
    if (count("accountId", accountId) >= MOST) {
      delete("accountId", accountId);
    }
    var challenge = new PasskeyChallenge();
    challenge.challenge = DrawnSecrets.bytes(BYTES);
    challenge.accountId = accountId;
    challenge.ceremony = ceremony;
    challenge.ends = now.plus(LIFETIME);
    persist(challenge);
    return challenge.challenge;
  }

  /** Takes a challenge, once; false when it was not drawn for that, or too long ago. */
  boolean take(long accountId, Ceremony ceremony, byte[] challenge) {
    return delete(
            "challenge = ?1 and accountId = ?2 and ceremony = ?3 and ends > ?4",
            challenge,
            accountId,
            ceremony,
            Instant.now())
        > 0;
  }
}
