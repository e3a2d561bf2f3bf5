package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/**
 * The concept behind all versions of a record: its own identifier, its owner, its access rules.
 * Documents are replaced, never changed in place.
 */
@Entity
@Table(name = "parent")
public class Parent {

  @Id public UUID id;

  public String pid;
  public String model;

  /** The account that owns the record, or null when it is the repository's own. */
  @Column(name = "owner_id")
  public Long ownerId;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  public ObjectNode access;

  /** The concept's own persistent identifiers, in the shape of a record's {@code pids}. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  public ObjectNode pids = JsonNodeFactory.instance.objectNode();

  /** The version index of the newest published version; 0 while there is none. */
  @Column(name = "latest_index")
  public int latestIndex;

  /** The request for review of the draft that is not published yet, or null. */
  @Column(name = "review_id")
  public UUID reviewId;

  public Instant created;
  public Instant updated;

  @Version
  @Column(name = "revision_id")
  public int revisionId;
}
