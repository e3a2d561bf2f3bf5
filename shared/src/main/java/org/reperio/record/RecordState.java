package org.reperio.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/**
 * The columns that published versions and drafts share. Documents are replaced, never changed in
 * place: the session compares references and keeps no copy.
 */
@MappedSuperclass
public abstract class RecordState {

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
  @Mutability(Immutability.class)
  public ObjectNode document;

  /** The administrators' own notes about it; null for none. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "internal_notes")
  public ArrayNode internalNotes;

  @Column(name = "bucket_id")
  public UUID bucketId;

  public Instant created;
  public Instant updated;

  @Version
  @Column(name = "revision_id")
  public int revisionId;
}
