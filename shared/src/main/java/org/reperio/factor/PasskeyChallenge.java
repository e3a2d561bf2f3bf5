package org.reperio.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Random bytes that one passkey may sign, once, for one purpose. */
@Entity
@Table(name = "passkey_challenge")
class PasskeyChallenge {

  @Id public byte[] challenge;

  @Column(name = "account_id")
  public long accountId;

  @Enumerated(EnumType.STRING)
  public Ceremony ceremony;

  public Instant ends;
}
