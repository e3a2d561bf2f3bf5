package org.reperio.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.OptimisticLockException;

/** The writes that a session still holds back. */
final class PendingWrites {

  private PendingWrites() {}

  /**
   * Writes it now, for those who read by SQL what the session has changed.
   *
   * @throws RevisionConflict when another transaction has changed the same row
   */
  static void flush(PanacheRepositoryBase<?, ?> repository) {
    try {
      repository.flush();
    } catch (OptimisticLockException e) {
      throw new RevisionConflict();
    }
  }
}
