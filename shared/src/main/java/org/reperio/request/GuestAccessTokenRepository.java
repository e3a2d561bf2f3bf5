package org.reperio.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.reperio.record.RecordRow;

/** The only writer of requests that wait for the proof of an address. */
@ApplicationScoped
class GuestAccessTokenRepository implements PanacheRepositoryBase<GuestAccessToken, byte[]> {

  void add(byte[] hash, RecordRow record, AccessQuestion question, Instant expires) {
    var waiting = new GuestAccessToken();
    waiting.hash = hash;
    waiting.parentId = record.parentId();
    waiting.recordPid = record.pid();
    waiting.email = question.email();
    waiting.fullName = question.name();
    waiting.message = question.message();
    waiting.consent = question.consent();
    waiting.expires = expires;
    persist(waiting);
  }

  /** Takes a waiting request, once; empty when there is none with this hash, or it is too old. */
  Optional<GuestAccessToken> take(byte[] hash) {
    Optional<GuestAccessToken> waiting =
        find("hash = ?1 and expires > ?2", hash, Instant.now())
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .firstResultOptional();
    waiting.ifPresent(this::delete);
    return waiting;
  }

  void removeExpired() {
    delete("expires < ?1", Instant.now());
  }
}
