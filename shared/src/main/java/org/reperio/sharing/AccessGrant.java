package org.reperio.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.reperio.access.GrantSubject;
import org.reperio.access.Permission;

/** A grant as the database keeps it. */
@Entity
@Table(name = "access_grant")
class AccessGrant {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "parent_id")
  public UUID parentId;

  @Embedded public GrantSubject subject;

  @Enumerated(EnumType.STRING)
  public Permission permission;

  /** Its origin: {@code api:} and an account's number, or {@code request:} and its id. */
  public String origin;

  @CreationTimestamp public Instant created;
}
