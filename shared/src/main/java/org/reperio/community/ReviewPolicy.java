package org.reperio.community;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose records enter a community without review, unless they ask for one. */
public enum ReviewPolicy {
  /** Nobody's: each record is reviewed. */
  @JsonProperty("closed")
  CLOSED,
  /** Those of curators, managers and owners. */
  @JsonProperty("open")
  OPEN,
  /** Those of all members. */
  @JsonProperty("members")
  MEMBERS
}
