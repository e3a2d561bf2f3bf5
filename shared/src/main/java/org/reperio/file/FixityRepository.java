package org.reperio.file;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Keeps what checks of stored content have found. {@link FixityClaims} begins each of them. */
@ApplicationScoped
class FixityRepository implements PanacheRepositoryBase<FixityCheck, String> {

  /** Of a check that nobody is at. */
  private static final Instant FREE = Instant.EPOCH;

  /** Notes what was found; false when the content was deleted meanwhile. */
  @Transactional
  boolean note(Fixity.Result result) {
    return update(
            "checked = ?1, outcome = ?2, detail = ?3, claimed = ?4 where sha256 = ?5",
            Instant.now(),
            result.outcome(),
            result.detail(),
            FREE,
            result.sha256())
        > 0;
  }

  /** Notes what was found without a check, of content that may never have been checked. */
  @Transactional
  void alarm(Fixity.Result result) {
    if (!note(result)) {
      var check = new FixityCheck();
      check.sha256 = result.sha256();
      check.claimed = FREE;
      check.checked = Instant.now();
      check.outcome = result.outcome();
      check.detail = result.detail();
      persist(check);
    }
  }

  /** How many contents are not what they were. */
  @Transactional
  long damaged() {
    return count("outcome is not null and outcome <> ?1", Fixity.Outcome.INTACT);
  }

  /** Gives a claimed check up. */
  @Transactional
  void release(String sha256) {
    update("claimed = ?1 where sha256 = ?2", FREE, sha256);
  }
}
