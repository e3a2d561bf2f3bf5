package org.reperio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The only writer of passwords. */
@ApplicationScoped
class PasswordRepository implements PanacheRepositoryBase<StoredPassword, Long> {

  Optional<String> hashOf(long accountId) {
    return findByIdOptional(accountId).map(password -> password.hash);
  }

  /** Sets the first password of an account, or another one. */
  void set(long accountId, String hash) {
    getEntityManager()
        .createQuery(
            """
            insert into StoredPassword (accountId, hash, changed) values (?1, ?2, ?3)
            on conflict (accountId) do update set hash = ?2, changed = ?3\
            """)
        .setParameter(1, accountId)
        .setParameter(2, hash)
        .setParameter(3, Instant.now())
        .executeUpdate();
  }

  /** Keeps the same password as another hash, unless it was changed meanwhile. */
  void rehash(long accountId, String former, String hash) {
    update("hash = ?1 where accountId = ?2 and hash = ?3", hash, accountId, former);
  }
}
