package org.reperio.file;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of the last check of stored content. */
@Entity
@Table(name = "fixity_check")
class FixityCheck {

  @Id String sha256;

  /** When a worker last claimed the check. */
  Instant claimed;

  /** When it was checked, or null. */
  Instant checked;

  /** Null until it was checked. */
  @Enumerated(EnumType.STRING)
  Fixity.Outcome outcome;

  String detail;
}
