package org.reperio.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.reperio.access.Permission;

/** A share link as the database keeps it: without its secret. */
@Entity
@Table(name = "access_link")
class AccessLink {

  @Id public UUID id;

  @Column(name = "parent_id")
  public UUID parentId;

  @Enumerated(EnumType.STRING)
  public Permission permission;

  /** Enters into the secret, with the instance's key. */
  public byte[] nonce;

  public String description;
  public String origin;

  @CreationTimestamp public Instant created;

  /** When it ends, or null for never. */
  public Instant expires;
}
