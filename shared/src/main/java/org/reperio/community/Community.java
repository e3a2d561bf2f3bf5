package org.reperio.community;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.reperio.access.Identity;
import org.reperio.database.Ids;

/** People who collect records around a subject, a project or an institution. */
@Entity
@Table(name = "community")
public class Community {

  /** The reason for those who may not bring records to it. */
  public static final String MEMBERS_ONLY =
      "Submission to this community is only allowed to community members.";

  @Id private UUID id;
  private String slug;

  @JdbcTypeCode(SqlTypes.JSON)
  private CommunityDocument document;

  @CreationTimestamp private Instant created;
  @UpdateTimestamp private Instant updated;

  @Version
  @Column(name = "revision_id")
  private int revisionId;

  protected Community() {}

  Community(String slug, ObjectNode metadata) {
    this(Ids.next(), slug, metadata);
  }

  /**
   * @param id that no other has
   */
  Community(UUID id, String slug, ObjectNode metadata) {
    this.id = id;
    this.slug = slug;
    this.document = new CommunityDocument(metadata, null);
  }

  public UUID id() {
    return id;
  }

  /** Its name in addresses. */
  public String slug() {
    return slug;
  }

  /** Title, description, type and website, as in InvenioRDM's {@code metadata}. */
  public ObjectNode metadata() {
    return document.metadata();
  }

  public CommunityAccess access() {
    return document.access();
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  public int revisionId() {
    return revisionId;
  }

  /** Whether only restricted records may be in it. */
  public boolean isRestricted() {
    return access().visibility() == Visibility.RESTRICTED;
  }

  /** Whether the asker may see it: a restricted one is its members'. */
  public boolean isVisibleTo(Identity who) {
    return !isRestricted() || hasMember(who);
  }

  /** Whether the asker may bring records to it: everybody, unless it is for members only. */
  public boolean takesFrom(Identity who) {
    return (access().submissionPolicy() == SubmissionPolicy.OPEN && !isRestricted())
        || hasMember(who);
  }

  /** Whether a record that the asker brings needs no review. */
  public boolean trusts(Identity who) {
    return switch (access().reviewPolicy()) {
      case OPEN -> who.isAdministrator() || who.curates(id);
      case MEMBERS -> hasMember(who);
      case CLOSED -> false;
    };
  }

  private boolean hasMember(Identity who) {
    return who.isAdministrator() || who.communities().containsKey(id);
  }

  void rename(String slug) {
    this.slug = slug;
  }

  void describe(ObjectNode metadata) {
    this.document = new CommunityDocument(metadata, document.access());
  }

  void govern(CommunityAccess access) {
    this.document = new CommunityDocument(document.metadata(), access);
  }
}
