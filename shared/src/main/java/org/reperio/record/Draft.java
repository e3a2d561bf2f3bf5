package org.reperio.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A version that is being written, or the next revision of a published one. */
@Entity
@Table(name = "draft")
public class Draft extends RecordState {

  /** When it expires unless it is changed before. */
  public Instant expires;

  /** The published record that this draft edits, or null for a version never published. */
  @Column(name = "record_id")
  public UUID recordId;
}
