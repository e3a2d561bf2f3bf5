package org.reperio.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code for whom the app is lost. The code itself is not kept. */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {

  /** SHA-256 of the account's number and the code. */
  @Id public byte[] hash;

  @Column(name = "account_id")
  public long accountId;
}
