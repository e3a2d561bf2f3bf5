package org.reperio.community;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON column of a community. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CommunityDocument(
    @JsonProperty("metadata") ObjectNode metadata, @JsonProperty("access") CommunityAccess access) {

  CommunityDocument {
    access = access == null ? CommunityAccess.USUAL : access;
  }
}
