package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/** The passwords of accounts. A hash takes long, so none is calculated within a transaction. */
@ApplicationScoped
class Passwords {

  private final PasswordRepository repository;
  private final PasswordRules rules;
  private final PasswordHashing hashing;
  private final AuditTrail trail;

  Passwords(
      PasswordRepository repository,
      PasswordRules rules,
      PasswordHashing hashing,
      AuditTrail trail) {
    this.trail = trail;
    this.repository = repository;
    this.rules = rules;
    this.hashing = hashing;
  }

  /**
   * The hash of a password that keeps the rules.
   *
   * @param own words that a guesser knows of the person
   * @throws ValidationFailed when it does not keep them
   * @throws TooManySignIns when too many hashes are calculated now
   */
  String accepted(String password, List<String> own) {
    rules.require(password, own);
    return hashing.hash(password);
  }

  /** Sets the password of an account by its hash. */
  @Transactional(TxType.MANDATORY)
  void set(Identity who, long accountId, String hash) {
    repository.set(accountId, hash);
    trail.note(who, AuditAction.USER_PASSWORD_SET, accountId);
  }

  /**
   * Whether an account has this password. It takes as long where there is none. A password that was
   * found right is kept by a hash as the configuration has it now.
   *
   * @throws TooManySignIns when too many hashes are calculated now
   */
  boolean isOf(long accountId, String password) {
    Optional<String> hash =
        QuarkusTransaction.joiningExisting().call(() -> repository.hashOf(accountId));
    if (hash.isEmpty()) {
      hashing.matchNothing(password);
      return false;
    }
    boolean right = hashing.matches(password, hash.get());
    if (right && hashing.isOutdated(hash.get())) {
      String renewed = hashing.hash(password);
      QuarkusTransaction.joiningExisting()
          .run(() -> repository.rehash(accountId, hash.get(), renewed));
    }
    return right;
  }
}
