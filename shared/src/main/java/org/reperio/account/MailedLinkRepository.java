package org.reperio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** The only writer of links that prove an address. */
@ApplicationScoped
class MailedLinkRepository implements PanacheRepositoryBase<MailedLink, byte[]> {

  private static final String WORKS = "hash = ?1 and purpose = ?2 and expires > ?3";

  void add(byte[] hash, LinkPurpose purpose, ProvenAddress address, Instant expires) {
    var link = new MailedLink();
    link.hash = hash;
    link.purpose = purpose;
    link.email = address.email();
    link.accountId = address.accountId();
    link.expires = expires;
    persist(link);
  }

  /** What a link proves; empty when there is none with this hash, or it is too old. */
  Optional<ProvenAddress> provenBy(byte[] hash, LinkPurpose purpose) {
    return find(WORKS, hash, purpose, Instant.now()).firstResultOptional().map(MailedLink::address);
  }

  /** Takes a link, once, and with it all others to this address. */
  Optional<ProvenAddress> take(byte[] hash, LinkPurpose purpose) {
    Optional<ProvenAddress> proven =
        find(WORKS, hash, purpose, Instant.now())
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .firstResultOptional()
            .map(MailedLink::address);
    proven.ifPresent(address -> delete("lower(email) = lower(?1)", address.email()));
    return proven;
  }

  void removeExpired() {
    delete("expires < ?1", Instant.now());
  }
}
