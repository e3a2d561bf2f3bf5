package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.reperio.database.Ids;

/**
 * Keeps concepts, and only this class and {@link ImportRepository} change them. The services read
 * by SQL, past the session: what these methods change is in the database when they return.
 */
@ApplicationScoped
class ParentRepository implements PanacheRepositoryBase<Parent, UUID> {

  /** A new concept without versions; it is stored with its first draft. */
  Parent begin(String model, Long ownerId) {
    Parent parent = blank(model, ownerId);
    persist(parent);
    return parent;
  }

  /** A concept without versions that is not stored. */
  static Parent blank(String model, Long ownerId) {
    Parent parent = new Parent();
    parent.id = Ids.next();
    parent.pid = Recid.generate();
    parent.model = model;
    parent.ownerId = ownerId;
    parent.access = JsonNodeFactory.instance.objectNode();
    parent.created = Instant.now();
    parent.updated = parent.created;
    return parent;
  }

  /**
   * Takes a concept for writing, until the transaction ends.
   *
   * @throws RevisionConflict when it has gone with its first draft
   */
  Parent lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(RevisionConflict::new);
  }

  /** Writes what was changed. */
  void save(Parent parent) {
    parent.updated = Instant.now();
    PendingWrites.flush(this);
  }

  void remove(Parent parent) {
    delete(parent);
    PendingWrites.flush(this);
  }
}
