package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/** Bearer tokens (RFC 6750). The repository keeps only their digest. */
@ApplicationScoped
public class Tokens {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 255;

  private final TokenRepository tokens;
  private final Identities identities;
  private final AuditTrail trail;

  Tokens(TokenRepository tokens, Identities identities, AuditTrail trail) {
    this.trail = trail;
    this.tokens = tokens;
    this.identities = identities;
  }

  /**
   * A token without its secret, which is not kept.
   *
   * @param expires when it ends; null for never
   * @param used when it was last used, or up to an hour before that; null when it never was
   */
  public record Token(UUID id, String name, Instant created, Instant expires, Instant used) {}

  /**
   * Makes a token for an account.
   *
   * @param name what it is for, in at most 255 characters
   * @param expires when it ends, or null for never
   * @return the secret, which cannot be shown again
   * @throws ValidationFailed when it has no name, ends before now, or the account has 100 already
   */
  @Transactional
  public String create(Identity who, long accountId, String name, Instant expires) {
    requireOwn(who, accountId);
    String purpose = name.strip();
    if (purpose.isEmpty() || purpose.length() > LONGEST_NAME) {
      throw ValidationFailed.of("name", "Give it a name, in at most 255 characters.");
    }
    if (expires != null && expires.isBefore(Instant.now())) {
      throw ValidationFailed.of("expires", "This day is over.");
    }
    if (tokens.count(accountId) >= MOST) {
      throw ValidationFailed.of("name", "There are 100 tokens already: end one first.");
    }
    String secret = DrawnSecrets.draw();
    UUID token = tokens.add(accountId, purpose, DrawnSecrets.hash(secret), expires);
    trail.note(
        who,
        AuditAction.TOKEN_CREATE,
        accountId,
        AuditDetails.of("token", token.toString())
            .and("name", purpose)
            .and("expires", expires == null ? null : expires.toString()));
    return secret;
  }

  /** Whose token this is; empty when it is unknown, has ended, or the account is locked. */
  public Optional<Identity> identify(String secret) {
    byte[] hash = DrawnSecrets.hash(secret);
    Optional<Identities.Bearer> bearer = identities.ofToken(hash);
    if (bearer.filter(Identities.Bearer::due).isPresent()) {
      QuarkusTransaction.requiringNew().run(() -> tokens.use(hash));
    }
    return bearer.map(Identities.Bearer::identity);
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
    if (!who.isAdministrator() && !who.has(accountId)) {
      throw new PermissionDenied();
    }
  }
}
