package org.reperio.factor;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The only writer of passkeys. */
@ApplicationScoped
class PasskeyRepository implements PanacheRepository<StoredPasskey> {

  List<StoredPasskey> of(long accountId) {
    return list("accountId = ?1 order by created, id", accountId);
  }

  boolean any(long accountId) {
    return count("accountId", accountId) > 0;
  }

  /** Keeps a new passkey; false when there is one of this id already, whosever it is. */
  boolean add(StoredPasskey passkey) {
    return getEntityManager()
            .createQuery(
                """
                insert into StoredPasskey
                  (accountId, credentialId, credential, backupEligible, signCount, name, created)
                values (:account, :id, :credential, :eligible, :count, :name, :created)
                on conflict (credentialId) do nothing\
                """)
            .setParameter("account", passkey.accountId)
            .setParameter("id", passkey.credentialId)
            .setParameter("credential", passkey.credential)
            .setParameter("eligible", passkey.backupEligible)
            .setParameter("count", passkey.signCount)
            .setParameter("name", passkey.name)
            .setParameter("created", passkey.created)
            .executeUpdate()
        > 0;
  }

  /** The account's passkey of this id, for one transaction at a time. */
  Optional<StoredPasskey> lock(long accountId, byte[] credentialId) {
    return find("accountId = ?1 and credentialId = ?2", accountId, credentialId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** Removes one passkey of an account; false when it has none of this number. */
  boolean remove(long accountId, long id) {
    return delete("accountId = ?1 and id = ?2", accountId, id) > 0;
  }

  /** Removes all passkeys of an account. */
  void removeAll(long accountId) {
    delete("accountId", accountId);
  }
}
