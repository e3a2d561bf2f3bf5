package org.reperio.factor;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The only writer of recovery codes. */
@ApplicationScoped
class RecoveryCodeRepository implements PanacheRepositoryBase<RecoveryCode, byte[]> {

  /** Gives an account these codes in place of all others. */
  void replace(long accountId, List<byte[]> hashes) {
    remove(accountId);
    for (byte[] hash : hashes) {
      var code = new RecoveryCode();
      code.hash = hash;
      code.accountId = accountId;
      persist(code);
    }
  }

  /** Takes a code, once; false when the account has none of this hash. */
  boolean take(long accountId, byte[] hash) {
    return delete("accountId = ?1 and hash = ?2", accountId, hash) > 0;
  }

  int left(long accountId) {
    return (int) count("accountId", accountId);
  }

  void remove(long accountId) {
    delete("accountId", accountId);
  }
}
