package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.database.Sql;

/** Bearer tokens (RFC 6750). The repository keeps only their digest. */
@ApplicationScoped
public class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final Sql sql;
  private final Identities identities;

  public Tokens(Sql sql, Identities identities) {
    this.sql = sql;
    this.identities = identities;
  }

  /** What is known of a token; the secret itself is not. */
  public record Token(UUID id, String name, Instant created, Instant expires) {}

  /**
   * Makes a token for an account.
   *
   * @param expires when it ends, or null for never
   * @return the secret, which cannot be had again
   */
  public String create(Identity who, long accountId, String name, Instant expires) {
    requireOwn(who, accountId);
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sql.update(
        "insert into token (id, account_id, name, hash, expires) values (?, ?, ?, ?, ?)",
        UUID.randomUUID(),
        accountId,
        name,
        hash(secret),
        expires);
    return secret;
  }

  /** Whose token this is; empty when it is unknown, has ended, or the account is locked. */
  public Optional<Identity> identify(String secret) {
    return sql.first(
            """
        select t.account_id from token t join account a on a.id = t.account_id
        where t.hash = ? and a.active and (t.expires is null or t.expires > now())""",
            row -> row.getLong(1),
            hash(secret))
        .flatMap(identities::of);
  }

  /** An account's tokens, newest first. */
  public List<Token> list(Identity who, long accountId) {
    requireOwn(who, accountId);
    return sql.list(
        "select id, name, created, expires from token where account_id = ? order by created desc",
        row ->
            new Token(
                row.getObject(1, UUID.class),
                row.getString(2),
                Sql.instant(row, 3),
                Sql.instant(row, 4)),
        accountId);
  }

  /** Ends a token at once; false when the account has none of this id. */
  public boolean revoke(Identity who, long accountId, UUID token) {
    requireOwn(who, accountId);
    return sql.update("delete from token where id = ? and account_id = ?", token, accountId) == 1;
  }

  private static void requireOwn(Identity who, long accountId) {
    if (!who.isAdministrator() && (who.userId() == null || who.userId() != accountId)) {
      throw new PermissionDenied();
    }
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
