package org.reperio.community;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may bring records to a community. */
public enum SubmissionPolicy {
  /** Everybody. */
  @JsonProperty("open")
  OPEN,
  /** Members only. */
  @JsonProperty("closed")
  CLOSED
}
