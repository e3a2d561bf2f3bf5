package org.reperio.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an account's app and this instance share. */
@Entity
@Table(name = "second_factor")
class SecondFactor {

  @Id
  @Column(name = "account_id")
  public Long accountId;

  /** Sealed: only this instance reads it. */
  public byte[] secret;

  /** When a first code has shown that the app has it; null until then. */
  public Instant confirmed;

  /** The last step of time of which a code was taken. */
  @Column(name = "last_step")
  public long lastStep;
}
