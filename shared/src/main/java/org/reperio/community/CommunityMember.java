package org.reperio.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.reperio.access.CommunityRole;

/** A member of a community: an account, or everybody who has a role. The other one is null. */
@Entity
@Table(name = "community_member")
class CommunityMember {

  @Id public UUID id;

  @Column(name = "community_id")
  public UUID communityId;

  @Column(name = "account_id")
  public Long accountId;

  @Column(name = "role_name")
  public String roleName;

  @Enumerated(EnumType.STRING)
  public CommunityRole role;

  /** Whether the public sees the member. */
  public boolean visible;

  @CreationTimestamp public Instant created;
}
