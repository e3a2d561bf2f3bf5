package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A published version of a record. */
@Entity
@Table(name = "record")
public class PublishedRecord extends RecordState {

  /** How many of its revisions came from newer versions that the public may not see. */
  @Column(name = "hidden_raises")
  public int hiddenRaises;

  @Column(name = "deletion_status")
  public DeletionStatus deletionStatus = DeletionStatus.PUBLISHED;

  /** The tombstone of a deleted record, else null. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  public ObjectNode tombstone;
}
