package org.reperio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
    getEntityManager()
        .createQuery("insert into Role (name, description) values (?1, '') on conflict do nothing")
        .setParameter(1, name)
        .executeUpdate();
  }
}
