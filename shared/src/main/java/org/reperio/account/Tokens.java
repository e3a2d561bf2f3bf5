package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;

/** Bearer tokens (RFC 6750). The repository keeps only their digest. */
@ApplicationScoped
public class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final TokenRepository tokens;
  private final Identities identities;
  private final AuditTrail trail;

  Tokens(TokenRepository tokens, Identities identities, AuditTrail trail) {
    this.trail = trail;
    this.tokens = tokens;
    this.identities = identities;
  }

  /** A token without its secret, which is not kept. */
  public record Token(UUID id, String name, Instant created, Instant expires) {}

  /**
   * Makes a token for an account.
   *
   * @param expires when it ends, or null for never
   * @return the secret, which cannot be shown again
   */
  @Transactional
  public String create(Identity who, long accountId, String name, Instant expires) {
    requireOwn(who, accountId);
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    UUID token = tokens.add(accountId, name, hash(secret), expires);
    trail.note(
        who,
        AuditAction.TOKEN_CREATE,
        accountId,
        AuditDetails.of("token", token.toString())
            .and("name", name)
            .and("expires", expires == null ? null : expires.toString()));
    return secret;
  }

  /** Whose token this is; empty when it is unknown, has ended, or the account is locked. */
  public Optional<Identity> identify(String secret) {
    return identities.ofToken(hash(secret));
  }

  /** An account's tokens, newest first. */
  @Transactional
  public List<Token> list(Identity who, long accountId) {
    requireOwn(who, accountId);
    return tokens.of(accountId);
  }

  /** Ends a token at once; false when the account has none of this id. */
  @Transactional
  public boolean revoke(Identity who, long accountId, UUID token) {
    requireOwn(who, accountId);
    boolean removed = tokens.remove(accountId, token);
    if (removed) {
      trail.note(
          who, AuditAction.TOKEN_REVOKE, accountId, AuditDetails.of("token", token.toString()));
    }
    return removed;
  }

  private static void requireOwn(Identity who, long accountId) {
    if (!who.isAdministrator() && (who.userId() == null || who.userId() != accountId)) {
      throw new PermissionDenied();
    }
  }

  private static byte[] hash(String secret) {
    return DigestUtils.sha256(secret);
  }
}
