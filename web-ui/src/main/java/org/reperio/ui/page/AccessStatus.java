package org.reperio.ui.page;

import com.fasterxml.jackson.databind.JsonNode;

/** Who may open a record's files, as one word for a badge. */
public enum AccessStatus {
  OPEN("open"),
  EMBARGOED("embargoed"),
  RESTRICTED("restricted"),
  METADATA_ONLY("metadata-only");

  private final String id;

  AccessStatus(String id) {
    this.id = id;
  }

  /** The word in the record's JSON, in styles and in names of icons. */
  public String id() {
    return id;
  }

  /** Reads the status of a record; one that says none is judged by its parts. */
  public static AccessStatus of(JsonNode published) {
    JsonNode access = published.path("access");
    String status = access.path("status").asText();
    for (AccessStatus known : values()) {
      if (known.id.equals(status)) {
        return known;
      }
    }
    boolean restricted =
        access.path("record").asText().equals("restricted")
            || access.path("files").asText().equals("restricted");
    if (restricted) {
      return access.at("/embargo/active").asBoolean() ? EMBARGOED : RESTRICTED;
    }
    return published.at("/files/enabled").asBoolean(true) ? OPEN : METADATA_ONLY;
  }
}
