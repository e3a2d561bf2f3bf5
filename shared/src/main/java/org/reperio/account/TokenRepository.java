package org.reperio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The only writer of tokens. */
@ApplicationScoped
class TokenRepository implements PanacheRepositoryBase<AccessToken, UUID> {

  /** An account's tokens, newest first. */
  List<Tokens.Token> of(long accountId) {
    return getEntityManager()
        .createQuery(
            """
            select id, name, created, expires, used from AccessToken
            where accountId = ?1 order by created desc\
            """,
            Tokens.Token.class)
        .setParameter(1, accountId)
        .getResultList();
  }

  long count(long accountId) {
    return count("accountId", accountId);
  }

  UUID add(long accountId, String name, byte[] hash, Instant expires) {
    var token = new AccessToken();
    token.id = UUID.randomUUID();
    token.accountId = accountId;
    token.name = name;
    token.hash = hash;
    token.created = Instant.now();
    token.expires = expires;
    persist(token);
    return token.id;
  }

  /** Notes that a token is used now. */
  void use(byte[] hash) {
    update("used = ?1 where hash = ?2", Instant.now(), hash);
  }

  /** Ends a token; false when the account has none of this id. */
  boolean remove(long accountId, UUID id) {
    return delete("id = ?1 and accountId = ?2", id, accountId) == 1;
  }
}
