package org.reperio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A group of accounts: those that have it. */
@Entity
@Table(name = "role")
class Role {

  @Id public String name;

  public String description;

  /** When its description was changed last; null for never. */
  public Instant updated;

  @Column(name = "revision_id")
  public int revisionId;
}
