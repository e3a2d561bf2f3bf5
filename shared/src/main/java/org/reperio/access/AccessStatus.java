package org.reperio.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** Who may open a record and its files, as one word. */
public enum AccessStatus {
  OPEN("open"),
  EMBARGOED("embargoed"),
  RESTRICTED("restricted"),
  METADATA_ONLY("metadata-only");

  private static final String CLOSED = "restricted";

  private final String id;

  AccessStatus(String id) {
    this.id = id;
  }

  /** The word in the record's JSON, in styles and in names of icons. */
  public String id() {
    return id;
  }

  /** The status with this word. */
  public static Optional<AccessStatus> find(String id) {
    return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
  }

  /**
   * @param embargoed whether an embargo is in force
   * @param restricted whether the record or its files are closed to the public
   * @param withFiles whether the record has files at all
   */
  public static AccessStatus of(boolean embargoed, boolean restricted, boolean withFiles) {
    if (embargoed) {
      return EMBARGOED;
    }
    if (restricted) {
      return RESTRICTED;
    }
    return withFiles ? OPEN : METADATA_ONLY;
  }

  /** The status that a record's JSON names; one that names none is judged by its parts. */
  public static AccessStatus of(JsonNode record) {
    JsonNode access = record.path("access");
    return find(access.path("status").asText())
        .orElseGet(
            () ->
                of(
                    access.at("/embargo/active").asBoolean(),
                    CLOSED.equals(access.path("record").asText())
                        || CLOSED.equals(access.path("files").asText()),
                    record.at("/files/enabled").asBoolean(true)));
  }
}
