package org.reperio.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What this instance keeps of a passkey: nothing with which anybody could sign in. */
@Entity
@Table(name = "passkey")
class StoredPasskey {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "account_id")
  public long accountId;

  /** What the passkey calls itself; no two have the same. */
  @Column(name = "credential_id")
  public byte[] credentialId;

  /** Attested credential data (Web Authentication, section 6.5.1). */
  public byte[] credential;

  /** Whether it may be on several devices; that never changes. */
  @Column(name = "backup_eligible")
  public boolean backupEligible;

  /** How often it has signed, by its own count; 0 where it does not count. */
  @Column(name = "sign_count")
  public long signCount;

  public String name;

  public Instant created;

  public Instant used;

  Passkey toPasskey() {
    return new Passkey(id, name, created, used);
  }
}
