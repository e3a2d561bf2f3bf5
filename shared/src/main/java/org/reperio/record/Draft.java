package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version that is being written, or the next revision of a published one. */
@Entity
@Table(name = "draft")
public class Draft {

  @Id public UUID id;

  public String pid;

  @Column(name = "parent_id")
  public UUID parentId;

  public String model;

  /** 1 for the first version. */
  @Column(name = "version_index")
  public int versionIndex;

  /** metadata, custom_fields, access, pids and files, in InvenioRDM's shape. */
  @JdbcTypeCode(SqlTypes.JSON)
  public ObjectNode document;

  @Column(name = "bucket_id")
  public UUID bucketId;

  public Instant created;
  public Instant updated;
  public Instant expires;

  /** The published record that this draft edits, or null for a version never published. */
  @Column(name = "record_id")
  public UUID recordId;

  @Version
  @Column(name = "revision_id")
  public int revisionId;
}
