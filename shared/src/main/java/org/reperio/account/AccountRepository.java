package org.reperio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The only writer of accounts and of the roles that they have. */
@ApplicationScoped
class AccountRepository implements PanacheRepository<AccountEntity> {

  Optional<Account> ofAddress(String email) {
    return find("lower(email) = lower(?1)", email)
        .firstResultOptional()
        .map(AccountEntity::account);
  }

  Optional<Account> numbered(long id) {
    return findByIdOptional(id).map(AccountEntity::account);
  }

  /** The first accounts by number. */
  List<Account> first(int limit) {
    return find("order by id").page(0, limit).stream().map(AccountEntity::account).toList();
  }

  /** The addresses of those who have a role and are not locked. */
  List<String> addressesOf(String role, int limit) {
    return getEntityManager()
        .createQuery(
            "select email from AccountEntity where active and ?1 member of roles order by id",
            String.class)
        .setParameter(1, role)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Adds an account, unless one has this address: two who add it at once get the same.
   *
   * @return whether it was added
   */
  boolean add(String email, String fullName) {
    return getEntityManager()
            .createQuery(
                """
            insert into AccountEntity (email, fullName, active, created) values (?1, ?2, true, ?3)
            on conflict do nothing\
            """)
            .setParameter(1, email)
            .setParameter(2, fullName)
            .setParameter(3, Instant.now())
            .executeUpdate()
        > 0;
  }

  void acceptTerms(long id) {
    lock(id).termsAccepted = Instant.now();
  }

  void rename(long id, String fullName) {
    lock(id).fullName = fullName;
  }

  void readdress(long id, String email) {
    lock(id).email = email;
  }

  void setActive(long id, boolean active) {
    lock(id).active = active;
  }

  void grant(long id, String role) {
    lock(id).roles.add(role);
  }

  void revoke(long id, String role) {
    lock(id).roles.remove(role);
  }

  private AccountEntity lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new IllegalArgumentException("there is no account " + id));
  }
}
