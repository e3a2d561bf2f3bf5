package org.reperio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An account's password. The password itself is not kept. */
@Entity
@Table(name = "password")
class StoredPassword {

  @Id
  @Column(name = "account_id")
  public Long accountId;

  /** Argon2id (RFC 9106) in the PHC string format. */
  public String hash;

  public Instant changed;
}
