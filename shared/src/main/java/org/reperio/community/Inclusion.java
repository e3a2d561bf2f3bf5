package org.reperio.community;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;

/** A record, in all its versions, is in a community. */
@Entity
@Table(name = "parent_community")
class Inclusion {

  @Embeddable
  record Key(
      @Column(name = "parent_id") UUID parentId, @Column(name = "community_id") UUID communityId) {}

  @EmbeddedId public Key key;

  /** Whether the community is the one that the record is shown with. */
  @Column(name = "is_default")
  public boolean isDefault;

  @CreationTimestamp public Instant added;
}
