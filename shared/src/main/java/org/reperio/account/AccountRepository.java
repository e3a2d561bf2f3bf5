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
    changing(id).termsAccepted = Instant.now();
  }

  void rename(long id, String fullName) {
    changing(id).fullName = fullName;
  }

  void readdress(long id, String email) {
    changing(id).email = email;
  }

  /** An account as it is until the end of the transaction: others wait to change it. */
  Optional<Account> held(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(AccountEntity::account);
  }

  /** Says who finds an account, and who sees its address. */
  void show(long id, UserVisibility visibility) {
    AccountEntity account = changing(id);
    account.publicProfile = visibility.profile();
    account.publicEmail = visibility.email();
  }

  /** Unlocks an account; false when it is active. */
  boolean activate(long id) {
    AccountEntity account = lock(id);
    if (account.active && account.blocked == null) {
      return false;
    }
    unlock(account);
    return true;
  }

  /** Locks an account; false when it is locked. */
  boolean deactivate(long id) {
    AccountEntity account = lock(id);
    if (!account.active) {
      return false;
    }
    change(account);
    account.active = false;
    account.verified = null;
    return true;
  }

  /** Locks an account for what its owner has done; false when that was done before. */
  boolean block(long id) {
    AccountEntity account = lock(id);
    if (account.blocked != null) {
      return false;
    }
    change(account);
    account.active = false;
    account.verified = null;
    account.blocked = Instant.now();
    return true;
  }

  /** Unlocks a blocked account; false when it is not blocked. */
  boolean restore(long id) {
    AccountEntity account = lock(id);
    if (account.blocked == null) {
      return false;
    }
    unlock(account);
    return true;
  }

  /** Says that an account is what it seems, and unlocks it; false when that was said before. */
  boolean approve(long id) {
    AccountEntity account = lock(id);
    if (account.verified != null) {
      return false;
    }
    unlock(account);
    account.verified = Instant.now();
    return true;
  }

  void grant(long id, String role) {
    AccountEntity account = lock(id);
    if (account.roles.add(role)) {
      change(account);
    }
  }

  void revoke(long id, String role) {
    AccountEntity account = lock(id);
    if (account.roles.remove(role)) {
      change(account);
    }
  }

  /** Notes that all who have a role are about to lose it. */
  void losing(String role) {
    getEntityManager()
        .createQuery(
            """
            update AccountEntity a set a.updated = ?1, a.revisionId = a.revisionId + 1
            where ?2 member of a.roles\
            """)
        .setParameter(1, Instant.now())
        .setParameter(2, role)
        .executeUpdate();
  }

  private AccountEntity changing(long id) {
    AccountEntity account = lock(id);
    change(account);
    return account;
  }

  private static void unlock(AccountEntity account) {
    change(account);
    account.active = true;
    account.blocked = null;
  }

  private static void change(AccountEntity account) {
    account.updated = Instant.now();
    account.revisionId++;
  }

  private AccountEntity lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new IllegalArgumentException("there is no account " + id));
  }
}
