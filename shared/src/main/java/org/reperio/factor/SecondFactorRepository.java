package org.reperio.factor;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** The only writer of what apps and this instance share. */
@ApplicationScoped
class SecondFactorRepository implements PanacheRepositoryBase<SecondFactor, Long> {

  /** Keeps a secret that no app has confirmed yet, in place of such a one. */
  boolean begin(long accountId, byte[] secret) {
    return getEntityManager()
            .createQuery(
                """
                insert into SecondFactor (accountId, secret, lastStep) values (?1, ?2, 0)
                on conflict (accountId) do update set secret = ?2
                where confirmed is null\
                """)
            .setParameter(1, accountId)
            .setParameter(2, secret)
            .executeUpdate()
        > 0;
  }

  /** That of an account, for one transaction at a time. */
  Optional<SecondFactor> lock(long accountId) {
    return findByIdOptional(accountId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** When an account's was confirmed; empty when it has none, or it is not confirmed. */
  Optional<Instant> confirmed(long accountId) {
    return findByIdOptional(accountId).map(factor -> factor.confirmed);
  }

  boolean remove(long accountId) {
    return deleteById(accountId);
  }
}
