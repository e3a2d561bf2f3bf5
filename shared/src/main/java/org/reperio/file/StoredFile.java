package org.reperio.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of stored content, which any number of files may have. */
@Entity
@Table(name = "stored_file")
class StoredFile {

  @Id String sha256;

  String md5;
  long size;
  String location;

  /** Since when no file has it, as far as the collector has seen, or null. */
  @Column(name = "unreferenced_since")
  Instant unreferencedSince;

  Instant created;
}
