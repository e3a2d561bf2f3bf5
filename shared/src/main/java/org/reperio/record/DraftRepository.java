package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.reperio.database.Ids;

/**
 * Keeps drafts, and is the only one who changes them. The services read by SQL, past the session:
 * what these methods change is in the database when they return.
 */
@ApplicationScoped
class DraftRepository implements PanacheRepositoryBase<Draft, UUID> {

  /** How long a draft lives that nobody touches. */
  private static final Duration LIFETIME = Duration.ofDays(365);

  /** Stores a new draft of a concept. */
  void add(Draft draft) {
    draft.id = Ids.next();
    draft.created = Instant.now();
    touch(draft);
    persist(draft);
    PendingWrites.flush(this);
  }

  /**
   * Takes a draft for writing, until the transaction ends.
   *
   * @param expected the revision that it must be at; empty for any
   * @throws RevisionConflict when it is at another one, or gone
   */
  Draft lock(String pid, OptionalInt expected) {
    Draft draft =
        find("pid", pid)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .singleResultOptional()
            .orElseThrow(RevisionConflict::new);
    if (expected.isPresent() && expected.getAsInt() != draft.revisionId) {
      throw new RevisionConflict(expected.getAsInt(), draft.revisionId);
    }
    return draft;
  }

  /** Gives a draft other content, and another year. */
  void replace(Draft draft, ObjectNode document) {
    draft.document = document;
    touch(draft);
    PendingWrites.flush(this);
  }

  /** Notes something about a draft; it is written with the next change. */
  void note(Draft draft, InternalNotes notes) {
    draft.internalNotes = notes.list();
  }

  /** Says other things about a draft's files: whether it has any, which is shown, their order. */
  void setFileOptions(Draft draft, ObjectNode options) {
    ObjectNode document = draft.document.deepCopy();
    document.set("files", options);
    draft.document = document;
    PendingWrites.flush(this);
  }

  void setBucket(Draft draft, UUID bucket) {
    draft.bucketId = bucket;
    PendingWrites.flush(this);
  }

  /** Changes the documents of several at once. */
  void change(Collection<UUID> ids, Consumer<ObjectNode> change) {
    if (ids.isEmpty()) {
      return;
    }
    for (Draft draft : list("id in ?1", ids)) {
      ObjectNode document = draft.document.deepCopy();
      change.accept(document);
      draft.document = document;
      draft.updated = Instant.now();
    }
    PendingWrites.flush(this);
  }

  /** Removes a draft at once: the record that it becomes takes its identifier and its bucket. */
  void remove(Draft draft) {
    delete(draft);
    PendingWrites.flush(this);
  }

  /** The draft that edits a published record. */
  Optional<Draft> editing(UUID recordId) {
    return find("recordId", recordId).singleResultOptional();
  }

  /** The drafts of a concept: of its next version, and of edits. */
  List<UUID> of(UUID parentId) {
    return find("select id from Draft where parentId = ?1", parentId).project(UUID.class).list();
  }

  private static void touch(Draft draft) {
    draft.updated = Instant.now();
    draft.expires = draft.updated.plus(LIFETIME);
  }
}
