package org.reperio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A bearer token of an account. The secret itself is not kept. */
@Entity
@Table(name = "token")
class AccessToken {

  @Id public UUID id;

  @Column(name = "account_id")
  public Long accountId;

  public String name;

  /** The SHA-256 of the secret. */
  public byte[] hash;

  public Instant created;

  /** When it ends, or null for never. */
  public Instant expires;

  /** When it was last used, or up to an hour before that; null when it never was. */
  public Instant used;
}
