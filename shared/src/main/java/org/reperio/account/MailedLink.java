package org.reperio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link that was mailed to prove an address. The secret itself is not kept. */
@Entity
@Table(name = "mailed_link")
class MailedLink {

  /** The SHA-256 of the secret. */
  @Id public byte[] hash;

  @Enumerated(EnumType.STRING)
  public LinkPurpose purpose;

  public String email;

  /** The account that is to get the address; null for other purposes. */
  @Column(name = "account_id")
  public Long accountId;

  public Instant expires;

  ProvenAddress address() {
    return new ProvenAddress(email, accountId);
  }
}
