package org.reperio.community;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The rules of a community, as in InvenioRDM's {@code access}. Whatever is missing is public,
 * reviewed and open.
 *
 * @param visibility who may see it
 * @param membersVisibility who may see its members
 * @param memberPolicy who may ask to become a member
 * @param submissionPolicy who may bring records to it
 * @param reviewPolicy whose records are not reviewed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommunityAccess(
    @JsonProperty("visibility") Visibility visibility,
    @JsonProperty("members_visibility") Visibility membersVisibility,
    @JsonProperty("member_policy") SubmissionPolicy memberPolicy,
    @JsonProperty("record_submission_policy") SubmissionPolicy submissionPolicy,
    @JsonProperty("review_policy") ReviewPolicy reviewPolicy) {

  static final CommunityAccess USUAL = new CommunityAccess(null, null, null, null, null);

  public CommunityAccess {
    visibility = visibility == null ? Visibility.PUBLIC : visibility;
    membersVisibility = membersVisibility == null ? Visibility.PUBLIC : membersVisibility;
    memberPolicy = memberPolicy == null ? SubmissionPolicy.OPEN : memberPolicy;
    submissionPolicy = submissionPolicy == null ? SubmissionPolicy.OPEN : submissionPolicy;
    reviewPolicy = reviewPolicy == null ? ReviewPolicy.CLOSED : reviewPolicy;
  }

  /** The usual rules, with another review policy. */
  public static CommunityAccess reviewed(ReviewPolicy policy) {
    return new CommunityAccess(null, null, null, null, policy);
  }

  /** The same rules, for a community that only its members see. */
  public CommunityAccess restricted() {
    return new CommunityAccess(
        Visibility.RESTRICTED, membersVisibility, memberPolicy, submissionPolicy, reviewPolicy);
  }

  /** The same rules, for a community that takes records from its members only. */
  public CommunityAccess forMembers() {
    return new CommunityAccess(
        visibility, membersVisibility, memberPolicy, SubmissionPolicy.CLOSED, reviewPolicy);
  }
}
