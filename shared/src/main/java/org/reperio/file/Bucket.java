package org.reperio.file;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of a bucket: the files of one record or draft. */
@Entity
@Table(name = "bucket")
class Bucket {

  @Id UUID id;

  /** Closed: its files do not change any more. */
  boolean locked;

  /** For Hibernate. */
  Bucket() {}

  Bucket(UUID id) {
    this.id = id;
  }
}
