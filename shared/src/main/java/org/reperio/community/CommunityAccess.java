package org.reperio.community;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The rules of a community, as in InvenioRDM's {@code access}. Whatever is missing is public,
 * reviewed and open.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommunityAccess(
    @JsonProperty("visibility") Visibility visibility,
    @JsonProperty("review_policy") ReviewPolicy reviewPolicy,
    @JsonProperty("record_submission_policy") SubmissionPolicy submissionPolicy) {

  static final CommunityAccess USUAL = new CommunityAccess(null, null, null);

  public CommunityAccess {
    visibility = visibility == null ? Visibility.PUBLIC : visibility;
    reviewPolicy = reviewPolicy == null ? ReviewPolicy.CLOSED : reviewPolicy;
    submissionPolicy = submissionPolicy == null ? SubmissionPolicy.OPEN : submissionPolicy;
  }

  /** The usual rules, with another review policy. */
  public static CommunityAccess reviewed(ReviewPolicy policy) {
    return new CommunityAccess(null, policy, null);
  }
}
