package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/** An entry of a request's timeline: a comment or a step. */
@Entity
@Table(name = "request_event")
public class RequestEvent {

  @Id private UUID id;

  @Column(name = "request_id")
  private UUID requestId;

  @Column(name = "parent_id")
  private UUID parentId;

  @Enumerated(EnumType.STRING)
  private EventType type;

  @JdbcTypeCode(SqlTypes.JSON)
  private ObjectNode payload;

  @Column(name = "created_by")
  private Long createdBy;

  @Column(name = "created_by_email")
  private String createdByEmail;

  @CreationTimestamp private Instant created;
  @UpdateTimestamp private Instant updated;

  @Version
  @Column(name = "revision_id")
  private int revisionId;

  protected RequestEvent() {}

  RequestEvent(UUID requestId, UUID parentId, EventType type, ObjectNode payload) {
    this.id = UUID.randomUUID();
    this.requestId = requestId;
    this.parentId = parentId;
    this.type = type;
    this.payload = payload;
  }

  public UUID id() {
    return id;
  }

  public UUID requestId() {
    return requestId;
  }

  /** The entry that it replies to, or null. */
  public UUID parentId() {
    return parentId;
  }

  public EventType type() {
    return type;
  }

  /** A comment's content and format, or the step. */
  public ObjectNode payload() {
    return payload;
  }

  /** The account that wrote it, or null. */
  public Long createdBy() {
    return createdBy;
  }

  /** The guest's address, or null. */
  public String createdByEmail() {
    return createdByEmail;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  /** How often it was written, from 1. */
  public int revisionId() {
    return revisionId + 1;
  }

  void by(Long account, String email) {
    this.createdBy = account;
    this.createdByEmail = email;
  }

  void rewrite(EventType newType, ObjectNode newPayload) {
    this.type = newType;
    this.payload = newPayload;
  }
}
