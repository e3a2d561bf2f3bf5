package org.reperio.pid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of a persistent identifier: whose it is, and where it stands with its registrar. */
@Entity
@Table(name = "pid")
@IdClass(Pid.Key.class)
class Pid {

  /**
   * The key of an identifier.
   *
   * @param value lower case
   */
  record Key(String scheme, String value) {}

  @Id String scheme;

  @Id String value;

  String provider;

  /** The concept, or null when it was removed for good. */
  @Column(name = "parent_id")
  UUID parentId;

  /** The record or draft, or null for the concept's own identifier. */
  @Column(name = "record_id")
  UUID recordId;

  @Enumerated(EnumType.STRING)
  PidState state;

  /** Grows with everything that the registrar may have to be told. */
  int revision;

  /** When the registrar first took it, or null. */
  Instant registered;

  /** Of what the registrar was told last, or null. */
  @Column(name = "sent_hash")
  byte[] sentHash;

  /** Of what the registrar was told and has not decided yet, or null. */
  String ticket;

  int attempts;

  /** Why the last attempt failed, or null. */
  String reason;

  @Column(name = "next_try")
  Instant nextTry;

  /** Until when a worker has it for itself, or null. */
  @Column(name = "leased_until")
  Instant leasedUntil;

  Instant created;
  Instant updated;
}
