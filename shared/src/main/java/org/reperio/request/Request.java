package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/** A person asks others to decide something about a record or draft. */
@Entity
@Table(name = "request")
public class Request {

  @Id private UUID id;

  @Generated
  @Column(insertable = false, updatable = false)
  private Long number;

  @Enumerated(EnumType.STRING)
  private RequestType type;

  @Enumerated(EnumType.STRING)
  private RequestStatus status;

  private String title;
  private String description;

  @Column(name = "created_by")
  private Long createdBy;

  @Column(name = "created_by_email")
  private String createdByEmail;

  @Embedded private Receiver receiver;
  @Embedded private Topic topic;

  @JdbcTypeCode(SqlTypes.JSON)
  private ObjectNode payload;

  @CreationTimestamp private Instant created;
  @UpdateTimestamp private Instant updated;
  private Instant expires;

  @Version
  @Column(name = "revision_id")
  private int revisionId;

  protected Request() {}

  Request(Asking asking) {
    this.id = UUID.randomUUID();
    this.type = asking.type();
    this.status = RequestStatus.CREATED;
    this.title = asking.title();
    this.description = "";
    this.createdBy = asking.createdBy();
    this.createdByEmail = asking.email();
    this.receiver = asking.receiver();
    this.topic = new Topic(asking.topic().parentId(), asking.topic().pid());
    this.payload = asking.payload();
  }

  public UUID id() {
    return id;
  }

  public long number() {
    return number;
  }

  public RequestType type() {
    return type;
  }

  public RequestStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String description() {
    return description;
  }

  /** The account that asks, or null for a guest. */
  public Long createdBy() {
    return createdBy;
  }

  /** The guest's address, or null. */
  public String createdByEmail() {
    return createdByEmail;
  }

  public Receiver receiver() {
    return receiver;
  }

  public Topic topic() {
    return topic;
  }

  /** The payload of its type, in InvenioRDM's shape. */
  public ObjectNode payload() {
    return payload;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  /** When it ends by itself, or null for never. */
  public Instant expires() {
    return expires;
  }

  public int revisionId() {
    return revisionId;
  }

  /** Whether its creator prepares it still. */
  public boolean isDraft() {
    return status == RequestStatus.CREATED;
  }

  /** Whether it waits for a decision. */
  public boolean isOpen() {
    return status == RequestStatus.SUBMITTED;
  }

  /** Whether it has been decided, taken back or forgotten. */
  public boolean isClosed() {
    return !isOpen() && !isDraft();
  }

  void moveTo(RequestStatus next) {
    this.status = next;
  }

  void keep(ObjectNode newPayload) {
    this.payload = newPayload;
  }

  void describe(String newTitle, String newDescription) {
    this.title = newTitle;
    this.description = newDescription;
  }
}
