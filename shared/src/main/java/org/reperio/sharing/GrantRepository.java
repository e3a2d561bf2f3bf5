package org.reperio.sharing;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.reperio.access.GrantSubject;
import org.reperio.access.Permission;

/** The only writer of grants. Writers hold the lock of the record's concept. */
@ApplicationScoped
class GrantRepository implements PanacheRepository<AccessGrant> {

  /** All grants of a record, oldest first. */
  List<Grant> of(UUID parentId) {
    var grants = new ArrayList<Grant>();
    for (AccessGrant grant : list("parentId = ?1 order by id", parentId)) {
      grants.add(new Grant(grant.id, grants.size(), grant.subject, grant.permission, grant.origin));
    }
    return grants;
  }

  /** Makes a grant; false when the subject has one already, which stays as it is. */
  boolean add(UUID parentId, GrantSubject subject, Permission permission, String origin) {
    if (has(parentId, subject)) {
      return false;
    }
    var grant = new AccessGrant();
    grant.parentId = parentId;
    grant.subject = subject;
    grant.permission = permission;
    grant.origin = origin;
    persistAndFlush(grant);
    return true;
  }

  /** Whether a record has a grant for this subject. */
  boolean has(UUID parentId, GrantSubject subject) {
    return count(
            "parentId = ?1 and subject.type = ?2 and subject.id = ?3",
            parentId,
            subject.type(),
            subject.id())
        > 0;
  }

  void change(long id, GrantSubject subject, Permission permission) {
    AccessGrant grant = findById(id);
    grant.subject = subject;
    grant.permission = permission;
    flush();
  }

  void remove(long id) {
    deleteById(id);
    flush();
  }
}
