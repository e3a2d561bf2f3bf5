package org.reperio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The only writer of roles. */
@ApplicationScoped
class RoleRepository implements PanacheRepositoryBase<Role, String> {

  /** All roles by name, and how many accounts have each. */
  List<RoleUsage> usage() {
    return getEntityManager()
        .createQuery(
            """
            select r.name, r.description,
              (select count(*) from AccountEntity a where r.name member of a.roles)
            from Role r order by r.name\
            """,
            RoleUsage.class)
        .getResultList();
  }

  boolean exists(String name) {
    return count("name = ?1", name) == 1;
  }

  /** Adds a role, unless there is one of this name. */
  void add(String name) {
    add(name, "");
  }

  /**
   * Adds a role, unless there is one of this name.
   *
   * @return whether it was added
   */
  boolean add(String name, String description) {
    return getEntityManager()
            .createQuery(
                "insert into Role (name, description) values (?1, ?2) on conflict do nothing")
            .setParameter(1, name)
            .setParameter(2, description)
            .executeUpdate()
        > 0;
  }

  /** Changes what a role says of itself. */
  void describe(String name, String description) {
    Role role = findById(name, LockModeType.PESSIMISTIC_WRITE);
    if (role != null && !role.description.equals(description)) {
      role.description = description;
      role.updated = Instant.now();
      role.revisionId++;
    }
  }

  /** Removes a role, and takes it from those who have it; false when there is none. */
  boolean remove(String name) {
    return deleteById(name);
  }

  /** Which of these names no role has. */
  List<String> unknown(Collection<String> names) {
    var known =
        getEntityManager()
            .createQuery("select name from Role where name in ?1", String.class)
            .setParameter(1, names)
            .getResultList();
    return names.stream().filter(name -> !known.contains(name)).toList();
  }
}
