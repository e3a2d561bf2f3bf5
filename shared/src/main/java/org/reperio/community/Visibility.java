package org.reperio.community;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may see a community. A restricted one takes restricted records only. */
public enum Visibility {
  @JsonProperty("public")
  PUBLIC,
  @JsonProperty("restricted")
  RESTRICTED
}
