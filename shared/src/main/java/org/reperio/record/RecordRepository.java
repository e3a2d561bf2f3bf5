package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;

/**
 * Keeps published versions, and only this class and {@link ImportRepository} change them. The
 * services read by SQL, past the session: what these methods change is in the database when they
 * return.
 */
@ApplicationScoped
class RecordRepository implements PanacheRepositoryBase<PublishedRecord, UUID> {

  /** Stores a new version, and with it what was changed of its concept. */
  void add(PublishedRecord record) {
    persist(record);
    PendingWrites.flush(this);
  }

  /**
   * Writes what was changed of a version and its concept.
   *
   * @throws RevisionConflict when it was changed elsewhere meanwhile
   */
  void save(PublishedRecord record) {
    record.updated = Instant.now();
    PendingWrites.flush(this);
  }

  /**
   * The record as a service has read it.
   *
   * @throws RevisionConflict when it is at another revision by now
   */
  PublishedRecord at(RecordRow row) {
    return findByIdOptional(row.id())
        .filter(record -> record.revisionId == row.revisionId())
        .orElseThrow(RevisionConflict::new);
  }

  /** Changes the documents of several at once. */
  void change(Collection<UUID> ids, Consumer<ObjectNode> change) {
    if (ids.isEmpty()) {
      return;
    }
    for (PublishedRecord record : list("id in ?1", ids)) {
      ObjectNode document = record.document.deepCopy();
      change.accept(document);
      record.document = document;
      record.updated = Instant.now();
    }
    PendingWrites.flush(this);
  }

  void remove(PublishedRecord record) {
    delete(record);
    PendingWrites.flush(this);
  }

  /** The index that the next version of a concept gets; those of deleted versions stay taken. */
  int nextIndex(UUID parentId) {
    Integer highest =
        find("select max(versionIndex) from PublishedRecord where parentId = ?1", parentId)
            .project(Integer.class)
            .firstResult();
    return highest == null ? 1 : highest + 1;
  }

  /** The identifiers of records that are marked for purge, at most 1,000. */
  List<String> markedForPurge() {
    return find(
            "select pid from PublishedRecord where deletionStatus = ?1 order by id",
            DeletionStatus.MARKED_FOR_PURGE)
        .project(String.class)
        .page(0, 1_000)
        .list();
  }

  /** The version of this index, if there is one. */
  Optional<UUID> version(UUID parentId, int index) {
    return find(
            "select id from PublishedRecord where parentId = ?1 and versionIndex = ?2",
            parentId,
            index)
        .project(UUID.class)
        .firstResultOptional();
  }

  /** The identifiers of published records. */
  List<String> pids(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : find("select pid from PublishedRecord where id in ?1", ids).project(String.class).list();
  }

  /** All published versions of a concept, deleted ones too. */
  List<UUID> versions(UUID parentId) {
    return find("select id from PublishedRecord where parentId = ?1", parentId)
        .project(UUID.class)
        .list();
  }

  /**
   * Raises the revision of records that are shown differently from now on although nothing of their
   * own has changed. One statement, however many they are; the caller has locked their concept.
   *
   * @param hidden whether the public sees no difference
   */
  void raiseRevisions(Collection<UUID> ids, boolean hidden) {
    if (!ids.isEmpty()) {
      update(
          "update PublishedRecord set revisionId = revisionId + 1, hiddenRaises = hiddenRaises + ?2"
              + " where id in ?1",
          ids,
          hidden ? 1 : 0);
      readAgain(ids);
    }
  }

  /** The statement went past the session: those that it holds would be written as they were. */
  private void readAgain(Collection<UUID> ids) {
    Session session = getEntityManager().unwrap(Session.class);
    for (Object key : List.copyOf(session.getStatistics().getEntityKeys())) {
      if (((EntityKey) key).getIdentifier() instanceof UUID id && ids.contains(id)) {
        findByIdOptional(id).ifPresent(session::refresh);
      }
    }
  }
}
