package org.reperio.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A guest's request for access that waits until the guest has proven the address. */
@Entity
@Table(name = "guest_access_token")
class GuestAccessToken {

  /** The SHA-256 of the secret in the mail. */
  @Id public byte[] hash;

  @Column(name = "parent_id")
  public UUID parentId;

  @Column(name = "record_pid")
  public String recordPid;

  public String email;

  @Column(name = "full_name")
  public String fullName;

  public String message;

  /** Whether the owner may pass name and address on. */
  public boolean consent;

  public Instant expires;

  AccessQuestion question() {
    return new AccessQuestion(email, fullName, message, consent);
  }
}
