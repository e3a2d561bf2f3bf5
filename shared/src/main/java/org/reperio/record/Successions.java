package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;

/**
 * Keeps which version of a concept is the newest. A reader who may not read the newest of all has
 * another one, so a change of one version's access changes what is said of its siblings.
 */
@ApplicationScoped
class Successions {

  private final NewestVersions newest;
  private final ParentRepository parents;
  private final RecordRepository records;
  private final Outbox outbox;

  Successions(
      NewestVersions newest, ParentRepository parents, RecordRepository records, Outbox outbox) {
    this.newest = newest;
    this.parents = parents;
    this.records = records;
    this.outbox = outbox;
  }

  /** A concept that is locked for a change of one of its versions, and its newest before that. */
  record Change(Parent parent, NewestVersions.Newest before) {}

  /** Takes a concept for a change of one of its versions, until the transaction ends. */
  Change begin(UUID parentId) {
    Parent parent = parents.lock(parentId);
    return new Change(parent, newest.of(parentId));
  }

  /**
   * Ends a change that is in the database by now. Siblings that look different from now on get a
   * new revision.
   *
   * @param changed the version that was changed, whose revision is its own affair
   */
  void settle(Change change, UUID changed) {
    Parent parent = change.parent();
    NewestVersions.Newest after = newest.of(parent.id);
    if (after.equals(change.before())) {
      return;
    }
    if (parent.latestIndex != after.any()) {
      parent.latestIndex = after.any();
      parents.save(parent);
    }
    List<UUID> siblings = new ArrayList<>(newest.affected(parent.id, change.before(), after));
    siblings.remove(changed);
    records.raiseRevisions(siblings, after.open() == change.before().open());
    outbox.add(RecordEvent.Kind.UPDATED, siblings);
  }
}
